package dev.keyfob.connect;

import com.google.gson.JsonObject;
import dev.keyfob.secret.Secret;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes manifests of Kubernetes Secrets. */
final class KubernetesSecret {

  /** A DNS subdomain (RFC 1123), which Kubernetes demands. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final int LONGEST_NAME = 253;

  private final String name;

  KubernetesSecret(String name) {
    if (ConnectionParts.present("name", name).length() > LONGEST_NAME
        || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a Kubernetes Secret consists of lower-case letters, digits, hyphens and"
              + " dots, and has at most "
              + LONGEST_NAME
              + " characters");
    }
    this.name = name;
  }

  Secret<String> of(Map<String, Secret<String>> values) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", name);
    JsonObject data = new JsonObject();
    values.forEach((key, value) -> data.addProperty(key, value.reveal()));
    JsonObject manifest = new JsonObject();
    manifest.addProperty("apiVersion", "v1");
    manifest.addProperty("kind", "Secret");
    manifest.add("metadata", metadata);
    manifest.addProperty("type", "Opaque");
    manifest.add("stringData", data);
    return Secret.of(JsonText.of(manifest));
  }
}
