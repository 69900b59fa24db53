package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.SandboxResponse;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.testing.JsonBodies;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Calls one operation of the sandbox, which sends a malformed response. */
final class MalformedExchange {

  private final Sandbox sandbox;
  private final FacadeOperation operation;
  private final AutoCloseable client;
  private final AtomicReference<SandboxResponse> sent = new AtomicReference<>();

  MalformedExchange(Sandbox sandbox, FacadeOperation operation, AutoCloseable client) {
    this.sandbox = sandbox;
    this.operation = operation;
    this.client = client;
  }

  /** Calls the operation and returns its result, or throws its exception. */
  Object respondedWith(MalformedResponse malformed) throws Exception {
    List<Object> arguments = operation.prepared(client);
    sandbox.next(
        operation.operationId(),
        new MalformedResponse(
            malformed.name(),
            response -> {
              SandboxResponse changed = malformed.change().apply(response);
              sent.set(changed);
              return changed;
            }));
    try {
      return operation.call(client, arguments);
    } finally {
      sandbox.clearFaults();
    }
  }

  /** Returns the body that was sent. */
  String body() {
    return sent.get().body();
  }

  /** Returns the secret of the last credential. */
  String issued() {
    List<IssuedCredential> all = sandbox.issued();
    return all.get(all.size() - 1).value().reveal();
  }

  /** Asserts that the result holds the whole response. */
  void assertNothingLost(Object result) throws ReflectiveOperationException {
    JsonNode response = JsonBodies.read(body());
    Object generated = result.getClass().getMethod("generated").invoke(result);
    String written = FacadeUnderTest.of(operation.provider()).generated().gson().toJson(generated);
    assertEquals(
        List.of(),
        JsonBodies.differences(response.at(operation.resultPointer()), JsonBodies.read(written)),
        "in generated()");
    if (!operation.resultPointer().isEmpty()) {
      JsonNode kept = FacadeOperation.envelope(result).orElseThrow();
      assertEquals(List.of(), lostBeside(response, kept), "in envelope()");
    }
  }

  private List<String> lostBeside(JsonNode response, JsonNode kept) {
    ObjectNode beside = response.deepCopy();
    beside.remove(operation.resultPointer().substring(1));
    return JsonBodies.differences(beside, kept);
  }
}
