package dev.keyfob;

import dev.keyfob.internal.config.ClientConfig;

/**
 * Changes options for a copy of a client. Options that are not set stay as in the original. For one
 * thread.
 *
 * @since 0.1.0
 */
public final class ClientOptions extends CommonOptions<ClientOptions> {

  /**
   * Creates the options. For the clients of this library.
   *
   * @param settings the configuration that the options write
   */
  // The types are internal: only the providers' packages of this module use them.
  @SuppressWarnings("exports")
  public ClientOptions(ClientConfig settings) {
    super(settings);
  }
}
