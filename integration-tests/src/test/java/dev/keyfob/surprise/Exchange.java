package dev.keyfob.surprise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.sandbox.Answer;
import dev.keyfob.sandbox.Minted;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.Surprise;
import dev.keyfob.testing.Facade;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One operation against the sandbox whose answer is not as expected. */
final class Exchange {

  private final Sandbox sandbox;
  private final FacadeOperation operation;
  private final AutoCloseable client;
  private final AtomicReference<Answer> sent = new AtomicReference<>();

  Exchange(Sandbox sandbox, FacadeOperation operation, AutoCloseable client) {
    this.sandbox = sandbox;
    this.operation = operation;
    this.client = client;
  }

  /** What the facade gives, or throws. */
  Object answeredWith(Surprise surprise) throws Exception {
    List<Object> arguments = operation.prepared(client);
    sandbox.next(
        operation.operationId(),
        new Surprise(
            surprise.name(),
            answer -> {
              Answer changed = surprise.change().apply(answer);
              sent.set(changed);
              return changed;
            }));
    try {
      return operation.call(client, arguments);
    } finally {
      sandbox.calm();
    }
  }

  /** The body as it was sent. */
  String body() {
    return sent.get().body();
  }

  /** What is secret about the credential that was made last. */
  String minted() {
    List<Minted> all = sandbox.minted();
    return all.get(all.size() - 1).value().reveal();
  }

  /** Whether all of the answer is still in the result. */
  void assertNothingLost(Object result) throws ReflectiveOperationException {
    JsonNode answer = Json.read(body());
    Object generated = result.getClass().getMethod("generated").invoke(result);
    String written = Facade.of(operation.provider()).generated().gson().toJson(generated);
    assertEquals(
        List.of(),
        Json.differences(answer.at(operation.answerAt()), Json.read(written)),
        "in generated()");
    if (!operation.answerAt().isEmpty()) {
      JsonNode kept = FacadeOperation.envelope(result).orElseThrow();
      assertEquals(List.of(), lostBeside(answer, kept), "in envelope()");
    }
  }

  private List<String> lostBeside(JsonNode answer, JsonNode kept) {
    ObjectNode beside = answer.deepCopy();
    beside.remove(operation.answerAt().substring(1));
    return Json.differences(beside, kept);
  }
}
