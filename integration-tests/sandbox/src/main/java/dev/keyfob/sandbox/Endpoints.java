package dev.keyfob.sandbox;

import java.util.Map;
import java.util.function.Function;

/** One kind of thing that an API keeps, and what can be done with it. */
interface Endpoints {

  /**
   * By method and path template, the names of the path's parameters left out: {@code GET
   * /servers/{}}.
   */
  Map<String, Function<SandboxRequest, SandboxResponse>> operations();
}
