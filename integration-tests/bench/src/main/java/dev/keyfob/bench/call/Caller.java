package dev.keyfob.bench.call;

import java.io.IOException;

/** A client that creates VPN sessions. Thread-safe. */
public interface Caller {

  /** An API key of the usual form. */
  String KEY = "bench-key-0123456789abcdef";

  /** Sends one create and decodes the response. */
  Object create() throws IOException;

  /** Returns the password of a created session, to check that it was decoded. */
  String password(Object created);
}
