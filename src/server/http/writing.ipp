// The half of Connection that writes. Included inside the class.

Task<bool> write_raw(std::string_view bytes) {
  error_code error;
  while (!bytes.empty() && !error) {
    std::string_view piece = bytes.substr(0, 256 << 10);
    lowest().expires_after(worker_.options.step);
    co_await asio::async_write(stream_, asio::buffer(piece.data(), piece.size()),
                               asio::redirect_error(awaiting, error));
    bytes.remove_prefix(piece.size());
  }
  co_return !error;
}

/// Head and a small body go out together.
Task<bool> write_together(std::string_view head, std::string_view body) {
  if (body.size() > (256 << 10)) co_return co_await write_raw(head) && co_await write_raw(body);
  std::array<asio::const_buffer, 2> both{asio::buffer(head.data(), head.size()),
                                         asio::buffer(body.data(), body.size())};
  error_code error;
  lowest().expires_after(worker_.options.step);
  co_await asio::async_write(stream_, both, asio::redirect_error(awaiting, error));
  co_return !error;
}

Task<bool> write_file(int descriptor, std::size_t length) {
  std::vector<char> piece(std::min<std::size_t>(length, 256 << 10));
  while (length != 0) {
    ssize_t count = ::read(descriptor, piece.data(), std::min(piece.size(), length));
    if (count <= 0 || !co_await write_raw({piece.data(), static_cast<std::size_t>(count)})) co_return false;
    length -= static_cast<std::size_t>(count);
  }
  co_return true;
}

Task<bool> write_events(EventQueue& queue) {
  asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                             Executor>
      timer(worker_.context.get_executor());
  auto alive = std::make_shared<bool>(true);
  queue.on_change([alive, &timer, &context = worker_.context] {
    asio::post(context, [alive, &timer] {
      if (*alive) timer.cancel();
    });
  });
  auto close_socket = std::exchange(live_.interrupt, [&queue] { queue.close(); });
  live_.is_idle = true;
  bool is_open = true;
  while (is_open && !worker_.stopping) {
    std::string waiting = queue.take();
    if (waiting.empty() && queue.is_closed()) break;
    if (waiting.empty()) {
      error_code woken;
      timer.expires_after(worker_.options.heartbeat);
      co_await timer.async_wait(asio::redirect_error(awaiting, woken));
      if (woken) continue;
      waiting = ": \n\n";
    }
    is_open = co_await write_raw(fmt::format("{:x}\r\n{}\r\n", waiting.size(), waiting));
  }
  *alive = false;
  queue.on_change({});
  queue.close();
  live_.is_idle = false;
  live_.interrupt = std::move(close_socket);
  co_return is_open&& co_await write_raw("0\r\n\r\n");
}

Task<bool> write(Response response, Ending ending, std::chrono::steady_clock::time_point began) {
  std::string_view body =
      response.shared ? std::string_view(*response.shared) : std::string_view(response.body);
  std::size_t length = body.size();
  OpenFile file;
  if (!response.file.empty()) {
    file = OpenFile(response.file);
    length = file.size();
  }
  bool has_body = request_.method != Method::head && response.status != 204 && response.status != 304;
  std::optional<std::size_t> stated;
  if (!response.events) stated = length;
  std::string head = head_of(response, stated, ending == Ending::keep, request_.id, worker_.date());
  bool is_open = false;
  if (!has_body)
    is_open = co_await write_raw(head);
  else if (response.events)
    is_open = co_await write_raw(head) && co_await write_events(*response.events);
  else if (!response.file.empty())
    is_open = co_await write_raw(head) && co_await write_file(file.descriptor(), length);
  else
    is_open = co_await write_together(head, body);
  worker_.application.answered(request_, response, has_body ? length : 0,
                               std::chrono::steady_clock::now() - began);
  if (is_open && ending == Ending::drain) co_await drain();
  co_return is_open;
}

/// Takes in what the other side still sends, so that it gets to read the refusal.
Task<> drain() {
  error_code error;
  lowest().socket().shutdown(tcp::socket::shutdown_send, error);
  std::vector<char> piece(64 << 10);
  lowest().expires_after(std::chrono::seconds(5));
  for (std::size_t total = 0; total < limits::drained_bytes && !error;)
    total += co_await lowest().async_read_some(asio::buffer(piece), asio::redirect_error(awaiting, error));
}
