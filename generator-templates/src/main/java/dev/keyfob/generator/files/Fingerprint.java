package dev.keyfob.generator.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.JsonPath;
import io.openapiparser.OverlayApplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Hashes everything that the generated code depends on: the code of this module, its libraries, the
 * build's arguments and the input files. Equal fingerprints mean equal output.
 */
public final class Fingerprint {

  private final byte[] tools;

  /**
   * Hashes the inputs that all providers share.
   *
   * @param codeSource the folder or jar that holds this module's classes and templates
   * @param arguments further values, such as the generator's version; a path to a file stands for
   *     the file's content
   */
  public Fingerprint(Path codeSource, List<String> arguments) {
    MessageDigest digest = FileHashes.sha256();
    for (String argument : arguments) {
      add(digest, argument);
      if (Files.isRegularFile(Path.of(argument))) {
        add(digest, FileHashes.hash(Path.of(argument)));
      }
    }
    Stream.of(OverlayApplier.class, JsonPath.class, LoadSettings.class)
        .forEach(library -> add(digest, codeSource(library).getFileName().toString()));
    contents(codeSource)
        .forEach(
            (name, hash) -> {
              add(digest, name);
              add(digest, hash);
            });
    this.tools = digest.digest();
  }

  /** Returns the folder or jar that a class was loaded from. */
  public static Path codeSource(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the fingerprint of one provider.
   *
   * @param inputs the provider's files, by a name that is the same on every machine
   */
  public String of(Map<String, Path> inputs) {
    MessageDigest digest = FileHashes.sha256();
    digest.update(tools);
    inputs.forEach(
        (name, file) -> {
          add(digest, name);
          add(digest, FileHashes.hash(file));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the same hashes for a folder and for the jar made of it: compile and package agree. */
  private static Map<String, String> contents(Path codeSource) {
    try {
      if (Files.isDirectory(codeSource)) {
        return hashes(codeSource);
      }
      try (FileSystem jar = FileSystems.newFileSystem(codeSource)) {
        return hashes(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!isAddedByPackaging(name)) {
                  hashes.put(name, FileHashes.hash(file));
                }
              });
    }
    return hashes;
  }

  private static boolean isAddedByPackaging(String name) {
    return name.equals("META-INF/MANIFEST.MF") || name.startsWith("META-INF/maven/");
  }

  /** Ends each text with a zero byte, so that two adjacent texts cannot be confused. */
  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
  }
}
