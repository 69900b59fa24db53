package dev.keyfob.generator.files;

import com.jayway.jsonpath.JsonPath;
import io.openapiparser.OverlayApplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A hash of everything that decides what is generated: as long as it stays, what was generated is
 * right.
 */
public final class Fingerprint {

  private final byte[] tools;

  /**
   * @param codeSource a folder or jar holding this code and the templates
   * @param arguments whatever else the build says matters, such as the generator's version; of a
   *     file, its content
   */
  public Fingerprint(Path codeSource, List<String> arguments) {
    MessageDigest digest = sha256();
    for (String argument : arguments) {
      add(digest, argument);
      if (Files.isRegularFile(Path.of(argument))) {
        digest.update(hash(Path.of(argument)));
      }
    }
    Stream.of(OverlayApplier.class, JsonPath.class, LoadSettings.class)
        .forEach(library -> add(digest, codeSource(library).getFileName().toString()));
    contents(codeSource)
        .forEach(
            (name, hash) -> {
              add(digest, name);
              digest.update(hash);
            });
    this.tools = digest.digest();
  }

  /** The folder or jar that a class was loaded from. */
  public static Path codeSource(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the hash for these input files, each under the name that identifies it. */
  public String of(Map<String, Path> inputs) {
    MessageDigest digest = sha256();
    digest.update(tools);
    inputs.forEach(
        (name, file) -> {
          add(digest, name);
          digest.update(hash(file));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The same for a folder of classes and for the jar made of it, so that compile and package agree.
   */
  private static Map<String, byte[]> contents(Path codeSource) {
    try {
      return Files.isDirectory(codeSource) ? folder(codeSource) : jar(codeSource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> folder(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!isAddedByPackaging(name)) {
                  contents.put(name, hash(file));
                }
              });
    }
    return contents;
  }

  private static Map<String, byte[]> jar(Path jar) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        if (!isAddedByPackaging(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            contents.put(entry.getName(), sha256().digest(in.readAllBytes()));
          }
        }
      }
    }
    return contents;
  }

  private static boolean isAddedByPackaging(String name) {
    return name.equals("META-INF/MANIFEST.MF") || name.startsWith("META-INF/maven/");
  }

  private static byte[] hash(Path file) {
    try {
      return sha256().digest(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends each text with what no text contains, so that two never run into one. */
  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
