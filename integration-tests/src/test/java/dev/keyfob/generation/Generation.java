package dev.keyfob.generation;

import dev.keyfob.generator.cli.Assemble;
import java.nio.file.Path;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Runs the build steps on a test's own specs folder.
 *
 * @param specs the folder of providers
 * @param target the build folder, which is created
 */
record Generation(Path specs, Path target) {

  void assemble() {
    Assemble.main(specs.toString(), target.toString(), "test");
  }

  /** Returns the file of the effective document. */
  Path effectiveDocument(String provider) {
    return target.resolve("openapi/resources/META-INF/openapi").resolve(provider + ".yaml");
  }

  /** Generates a provider's code and returns the folder of its sources. */
  Path generate(String provider, String clientName, String basePackage) {
    Path output = target.resolve("generated-sources").resolve(provider);
    CodegenConfigurator configuration =
        new CodegenConfigurator()
            .setInputSpec(
                target
                    .resolve("openapi")
                    .resolve(provider)
                    .resolve("generator-input.json")
                    .toString())
            .setOutputDir(output.toString())
            .setGeneratorName("keyfob-java")
            .setValidateSpec(false)
            .addAdditionalProperty("clientName", clientName)
            .addAdditionalProperty("basePackage", basePackage)
            .addAdditionalProperty("sourceFolder", "java");
    new DefaultGenerator().opts(configuration.toClientOptInput()).generate();
    return output.resolve("java");
  }
}
