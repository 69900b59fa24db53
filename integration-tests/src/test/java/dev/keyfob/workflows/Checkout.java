package dev.keyfob.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A repository with one provider, our scripts, and programs that stand in for Maven and gh.
 *
 * @param folder has {@code checkout}, its origin, and {@code bin}
 */
record Checkout(Path folder) {

  static Checkout in(Path folder) throws Exception {
    Checkout checkout = new Checkout(folder);
    checkout.write("specs/acme/upstream/one.yaml", "one\n");
    checkout.write("specs/acme/PROVENANCE.md", "first\n");
    checkout.write(".gitignore", "target/\n");
    for (String script : List.of("update-documents", "propose-update")) {
      Files.createDirectories(checkout.path(".ci"));
      Files.copy(Path.of("..", ".ci", script), checkout.path(".ci/" + script));
    }
    checkout.git("init", "--quiet", "--bare", "../origin");
    checkout.git("init", "--quiet", "--initial-branch=main");
    checkout.git("remote", "add", "origin", "../origin");
    checkout.git("add", ".");
    checkout.git("-c", "user.name=t", "-c", "user.email=t@example", "commit", "--quiet", "-m", "t");
    return checkout;
  }

  Path path(String name) {
    return folder.resolve("checkout").resolve(name);
  }

  void write(String name, String text) throws IOException {
    Files.createDirectories(path(name).getParent());
    Files.writeString(path(name), text);
  }

  /** A program that is a line for sh. It stands before all others on the path. */
  void program(String name, String line) throws IOException {
    Path program = folder.resolve("bin").resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(0, command);
  }

  String script(int exit, String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", ".ci/" + name));
    command.addAll(List.of(arguments));
    return run(exit, command);
  }

  private String run(int exit, List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(path("").toFile());
    builder
        .environment()
        .merge(
            "PATH", folder.resolve("bin").toString(), (old, own) -> own + File.pathSeparator + old);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after a minute: " + command);
    }
    String printed = Files.readString(output);
    assertEquals(exit, process.exitValue(), printed);
    return printed;
  }
}
