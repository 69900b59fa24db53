package dev.keyfob;

import dev.keyfob.internal.transport.Settings;

/** What is to be different in a copy of a client; whatever is left alone is as in the original. For one thread. */
public final class ClientOptions extends CommonOptions<ClientOptions> {

  /** For Keyfob's own clients. */
  public ClientOptions(Settings settings) {
    super(settings);
  }
}
