package samples;

import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.LatitudeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Rotates the API key of a name, and replaces the file with its token. A program that reads the
 * file gets the old token or the new one, never a part of one.
 *
 * <pre>{@code RotateApiKey ci secrets/token}</pre>
 *
 * <p>Run it with another key than the one that it rotates: after a lost response, that one is
 * needed to rotate again.
 */
public final class RotateApiKey {

  private RotateApiKey() {}

  /** Rotates the key that the first argument names, into the file that the second one names. */
  public static void main(String[] args) throws IOException {
    try (LatitudeClient latitude = LatitudeClient.fromEnvironment()) {
      IssuedApiKey rotated = run(latitude, args[0], Path.of(args[1]));
      System.out.println("rotated " + rotated.id());
    }
  }

  static IssuedApiKey run(LatitudeClient latitude, String name, Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next); // left behind by a run that failed
    List<ApiKey> named =
        latitude.apiKeys().list().stream().filter(key -> name.equals(key.name())).toList();
    if (named.size() != 1) {
      throw new IllegalStateException(named.size() + " keys have the name " + name);
    }
    IssuedApiKey rotated = rotate(latitude, named.get(0).id());
    rotated.token().writeTo(next); // only its owner can read it, and it is on disk
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    return rotated;
  }

  /**
   * Rotates twice if need be: only the newest token works, so the one that got lost is harmless.
   */
  private static IssuedApiKey rotate(LatitudeClient latitude, String id) {
    try {
      return latitude.apiKeys().rotate(id);
    } catch (OutcomeUnknownException lost) {
      return latitude.apiKeys().rotate(id);
    }
  }
}
