package dev.keyfob.sandbox;

import java.util.Map;
import java.util.function.Function;

/** The endpoints of one kind of resource. */
interface Endpoints {

  /**
   * Returns the handlers by method and path template. Parameters have no names: {@code GET
   * /servers/{}}.
   */
  Map<String, Function<SandboxRequest, SandboxResponse>> operations();
}
