package dev.keyfob.bench.call;

import java.io.IOException;

/** A client that creates VPN sessions. Thread-safe. */
public interface Caller {

  /** A key as everybody has one. */
  String KEY = "bench-key-0123456789abcdef";

  /** Sends one create and decodes its answer. */
  Object create() throws IOException;

  /** The password in what {@link #create} gave, to see that it is understood. */
  String password(Object created);
}
