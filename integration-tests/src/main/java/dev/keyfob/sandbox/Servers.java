package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/** Latitude.sh's servers: all that anybody asks for are there, where the document's example is. */
final class Servers implements Resource {

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of("GET /servers/{}", this::get);
  }

  private Answer get(Call call) {
    ObjectNode answer = call.exampleBody();
    answer.withObject("/data").put("id", call.target());
    return call.answer(answer);
  }
}
