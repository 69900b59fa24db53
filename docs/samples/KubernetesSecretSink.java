package samples;

import dev.keyfob.connect.ConnectionSinks;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Creates an API key and puts it into a Kubernetes cluster. If kubectl fails, Keyfob deletes the
 * API key again, so none is left that the cluster does not have.
 *
 * <pre>{@code KubernetesSecretSink ci latitude-api-key}</pre>
 *
 * @param name the name of the Secret
 * @param kubectl the command, to which the manifest's path is added
 */
public record KubernetesSecretSink(String name, List<String> kubectl)
    implements SecretSink<IssuedApiKey> {

  /** Creates a key with the name of the first argument, in the Secret that the second one names. */
  public static void main(String[] args) {
    try (LatitudeClient latitude = LatitudeClient.fromEnvironment()) {
      run(latitude, args[0], new KubernetesSecretSink(args[1], List.of("kubectl", "create", "-f")));
    }
  }

  static IssuedApiKey run(LatitudeClient latitude, String keyName, KubernetesSecretSink sink) {
    return latitude.apiKeys().issue(NewApiKey.named(keyName)).deliverTo(sink).execute();
  }

  @Override
  public void accept(IssuedApiKey key) throws Exception {
    Path folder = Files.createTempDirectory("secret"); // only its owner can read it
    Path manifest = folder.resolve("secret.json");
    try {
      ConnectionSinks.kubernetesSecret(
              manifest, name, Variables.of("LATITUDESH_AUTH_TOKEN", IssuedApiKey::token))
          .accept(key);
      List<String> command =
          Stream.concat(kubectl.stream(), Stream.of(manifest.toString())).toList();
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IOException("kubectl ended with " + exit);
      }
    } finally {
      Files.deleteIfExists(manifest);
      Files.delete(folder);
    }
  }
}
