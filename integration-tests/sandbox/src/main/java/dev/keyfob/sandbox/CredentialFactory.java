package dev.keyfob.sandbox;

import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Creates unique credentials that start with {@code CANARY-}, and records them. Thread-safe. */
final class CredentialFactory {

  private final List<IssuedCredential> issued = new ArrayList<>();
  private int ids;

  /** Returns a new id with the example's prefix. */
  synchronized String id(String example) {
    String prefix = example.contains("_") ? example.substring(0, example.indexOf('_') + 1) : "";
    return prefix + String.format("sandbox%06d", ++ids);
  }

  synchronized String secret(String operationId, String id, String serverId) {
    String value = "CANARY-" + operationId + "-" + UUID.randomUUID();
    issued.add(new IssuedCredential(operationId, id, Secret.of(value), serverId));
    return value;
  }

  synchronized void forget() {
    issued.clear();
  }

  synchronized List<IssuedCredential> all() {
    return List.copyOf(issued);
  }
}
