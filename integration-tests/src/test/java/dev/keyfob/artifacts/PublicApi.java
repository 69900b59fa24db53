package dev.keyfob.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the public and protected types and members of a module, one a line, in alphabetical order.
 */
record PublicApi(Path module) {

  private static final List<String> NOT_PUBLISHED =
      List.of("dev/keyfob/internal/", "dev/keyfob/sandbox/document/", "dev/keyfob/generated/");

  String text() throws IOException {
    Path classes = module.resolve("target/classes");
    try (Stream<Path> files = Files.walk(classes)) {
      StringBuilder text = new StringBuilder();
      files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(PublicApi::isPublished)
          .sorted()
          .map(PublicApi::load)
          .filter(PublicApi::isVisible)
          .forEach(type -> append(type, text));
      return text.toString();
    }
  }

  private static boolean isPublished(String file) {
    return file.endsWith(".class")
        && file.startsWith("dev/")
        && !file.endsWith("package-info.class")
        && NOT_PUBLISHED.stream().noneMatch(file::startsWith);
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException notOnTheClassPath) {
      throw new UncheckedIOException(new IOException(notOnTheClassPath));
    }
  }

  private static boolean isVisible(Class<?> type) {
    return isVisible(type.getModifiers())
        && !type.isSynthetic()
        && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void append(Class<?> type, StringBuilder text) {
    text.append(type.isSealed() ? "sealed " : "").append(declaration(type));
    if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
      text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    String interfaces =
        String.join(
            ", ", Arrays.stream(type.getGenericInterfaces()).map(i -> i.getTypeName()).toList());
    text.append(interfaces.isEmpty() ? "\n" : " implements " + interfaces + "\n");
    Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .map(Member.class::cast)
        .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
        .map(member -> "  " + line(member, type) + "\n")
        .sorted()
        .forEach(text::append);
  }

  /** JDK 25 names sealed types in its text, and JDK 17 does not. */
  private static String declaration(Class<?> type) {
    return type.toGenericString().replaceFirst("\\b(non-)?sealed ", "");
  }

  private static String line(Member member, Class<?> type) {
    String line =
        member instanceof Executable executable
            ? executable.toGenericString()
            : ((java.lang.reflect.Field) member).toGenericString();
    return line.replace(" " + type.getName() + "." + member.getName(), " " + member.getName());
  }
}
