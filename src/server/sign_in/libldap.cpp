#include <ldap.h>

#include "base/on_demand.h"

// The functions of libldap that signing in uses. HENGJI_LIBLDAP is the library's file name.
#define LDAP_FUNCTION(result, name, parameters, arguments) \
  HENGJI_ON_DEMAND(HENGJI_LIBLDAP, result, name, parameters, arguments)

LDAP_FUNCTION(int, ldap_initialize, (LDAP * *directory, const char* where), (directory, where))
LDAP_FUNCTION(int, ldap_set_option, (LDAP * directory, int option, const void* value),
              (directory, option, value))
LDAP_FUNCTION(int, ldap_start_tls_s, (LDAP * directory, LDAPControl** server, LDAPControl** client),
              (directory, server, client))
LDAP_FUNCTION(int, ldap_sasl_bind_s,
              (LDAP * directory, const char* name, const char* mechanism, berval* credentials,
               LDAPControl** server, LDAPControl** client, berval** answer),
              (directory, name, mechanism, credentials, server, client, answer))
LDAP_FUNCTION(int, ldap_search_ext_s,
              (LDAP * directory, const char* base, int scope, const char* filter, char** attributes,
               int only_attributes, LDAPControl** server, LDAPControl** client, timeval* timeout, int most,
               LDAPMessage** result),
              (directory, base, scope, filter, attributes, only_attributes, server, client, timeout, most,
               result))
LDAP_FUNCTION(int, ldap_count_entries, (LDAP * directory, LDAPMessage* result), (directory, result))
LDAP_FUNCTION(LDAPMessage*, ldap_first_entry, (LDAP * directory, LDAPMessage* result), (directory, result))
LDAP_FUNCTION(char*, ldap_get_dn, (LDAP * directory, LDAPMessage* entry), (directory, entry))
LDAP_FUNCTION(int, ldap_msgfree, (LDAPMessage * result), (result))
LDAP_FUNCTION(void, ldap_memfree, (void* memory), (memory))
LDAP_FUNCTION(int, ldap_unbind_ext_s, (LDAP * directory, LDAPControl** server, LDAPControl** client),
              (directory, server, client))
LDAP_FUNCTION(char*, ldap_err2string, (int code), (code))

#undef LDAP_FUNCTION
