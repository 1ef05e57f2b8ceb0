#pragma once

#include "server/call.h"

namespace hengji::server {

/// What the server does itself instead of performing a use case: signing in, files, jobs, events.
using Handler = service::Answer<http::Response>(Call&);

Handler sign_in_methods, open_own_session, show_session, close_session, list_sessions, revoke_session;
Handler change_password, start_totp, confirm_totp, remove_totp;
Handler list_tokens, create_token, revoke_token;
Handler start_oidc, finish_oidc;
Handler upload_file, file_page, file_pages, file_texts;
Handler start_reading, start_impact, start_import, answer_import, list_jobs, get_job, cancel_job;
Handler list_webhooks, create_webhook, remove_webhook, verify_audit;
Handler listen_to_events, show_health, show_openapi;

/// The cookie of a session; a life of 0 takes it away.
std::string session_cookie_of(const Call& call, std::string_view secret, std::chrono::minutes life);

}  // namespace hengji::server
