package dev.keyfob;

import dev.keyfob.internal.config.ClientConfig;

/**
 * What is to be different in a copy of a client; whatever is left alone is as in the original. For
 * one thread.
 *
 * @since 0.1.0
 */
public final class ClientOptions extends CommonOptions<ClientOptions> {

  /**
   * For Keyfob's own clients.
   *
   * @param settings where the values go
   */
  @SuppressWarnings("exports") // for the providers' packages of this module
  public ClientOptions(ClientConfig settings) {
    super(settings);
  }
}
