package dev.keyfob.generator.render;

import dev.keyfob.generator.openapi.Words;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.model.ApiInfoMap;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * Plugs the generator {@code keyfob-java} into openapi-generator. It makes records, open enums,
 * streaming adapters and Retrofit interfaces from a generator input. Neither templates nor schema
 * analysis of the stock Java generator are used.
 *
 * <p>Options: {@code clientName}, the prefix of classes that exist once a provider; {@code
 * basePackage}; {@code sourceFolder}.
 */
public final class KeyfobJavaCodegen extends DefaultCodegen {

  private static final String VIEW = "x-keyfob-view";

  private static final Set<String> INTERFACE_IMPORTS =
      Set.of(
          "dev.keyfob.operation.Credential",
          "dev.keyfob.operation.Effect",
          "dev.keyfob.operation.Operation",
          "jakarta.annotation.Generated",
          "retrofit2.Call");

  private String clientName;
  private String sourceFolder;
  private String basePackage;

  /** Creates the generator; openapi-generator calls this. */
  public KeyfobJavaCodegen() {
    embeddedTemplateDir = "keyfob-java";
    templateDir = embeddedTemplateDir;
    modelTemplateFiles.put("model.mustache", ".java");
    apiTemplateFiles.put("api.mustache", ".java");
    cliOptions.add(
        CliOption.newString("clientName", "Prefix of classes that exist once a provider."));
    cliOptions.add(CliOption.newString("basePackage", "Parent of the packages api and model."));
    cliOptions.add(CliOption.newString("sourceFolder", "Source folder below the output folder."));
    openapiNormalizer.put("DISABLE_ALL", "true");
  }

  @Override
  public CodegenType getTag() {
    return CodegenType.CLIENT;
  }

  @Override
  public String getName() {
    return "keyfob-java";
  }

  @Override
  public String getHelp() {
    return "Records with masked secrets, streaming Gson adapters and Retrofit interfaces.";
  }

  @Override
  public void processOpts() {
    super.processOpts();
    clientName = option("clientName");
    sourceFolder = option("sourceFolder");
    basePackage = option("basePackage");
    modelPackage = basePackage + ".model";
    apiPackage = basePackage + ".api";
    additionalProperties.put("modelPackage", modelPackage);
    additionalProperties.put("apiPackage", apiPackage);
    supportingFiles.add(
        new SupportingFile(
            "adapters.mustache", folder(modelPackage), clientName + "Adapters.java"));
    supportingFiles.add(
        new SupportingFile("document.mustache", folder(basePackage), clientName + "Document.java"));
    supportingFiles.add(
        new SupportingFile("model-package.mustache", folder(modelPackage), "package-info.java"));
    supportingFiles.add(
        new SupportingFile("api-package.mustache", folder(apiPackage), "package-info.java"));
    supportingFiles.add(
        new SupportingFile("package.mustache", folder(basePackage), "package-info.java"));
    supportingFiles.add(
        new SupportingFile(
            "reachability.mustache",
            "resources/META-INF/native-image/" + basePackage,
            "reachability-metadata.json"));
  }

  private String option(String name) {
    Object value = additionalProperties.get(name);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException("set the configOption " + name + " for keyfob-java");
    }
    return value.toString();
  }

  private String folder(String javaPackage) {
    return sourceFolder + '/' + javaPackage.replace('.', '/');
  }

  /** Returns the text unchanged, since the views escape it. */
  @Override
  public String escapeUnsafeCharacters(String input) {
    return input;
  }

  @Override
  public String modelFileFolder() {
    return outputFolder + File.separator + folder(modelPackage);
  }

  @Override
  public String apiFileFolder() {
    return outputFolder + File.separator + folder(apiPackage);
  }

  /** Names in the generator input are already valid in Java. */
  @Override
  public String toModelName(String name) {
    return name;
  }

  @Override
  public String toModelFilename(String name) {
    return name;
  }

  @Override
  public String sanitizeTag(String tag) {
    String name = Words.upperCamel(tag);
    return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "Tag" + name : name;
  }

  @Override
  public String toApiName(String name) {
    return sanitizeTag(name) + "Api";
  }

  @Override
  public String toApiFilename(String name) {
    return toApiName(name);
  }

  @Override
  @SuppressWarnings("rawtypes") // as inherited
  public CodegenModel fromModel(String name, Schema schema) {
    CodegenModel model = new CodegenModel();
    model.name = name;
    model.schemaName = name;
    model.classname = name;
    model.classFilename = name;
    Schema<?> described = schema;
    Object view =
        described.getEnum() == null ? RecordView.of(name, described) : EnumView.of(name, described);
    model.vendorExtensions.put(
        view instanceof RecordView ? "x-keyfob-record" : "x-keyfob-enum", view);
    return model;
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String method, Operation operation, List<Server> servers) {
    CodegenOperation view = new CodegenOperation();
    view.operationId = operation.getOperationId();
    view.operationIdOriginal = operation.getOperationId();
    view.path = path;
    view.httpMethod = method.toUpperCase(Locale.ROOT);
    view.vendorExtensions.put(VIEW, operation);
    return view;
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap operations, List<ModelMap> models) {
    Identifiers names = Identifiers.ofMethods();
    Set<String> imports = new TreeSet<>(INTERFACE_IMPORTS);
    ParameterObjectNames objectNames = new ParameterObjectNames(modelNames());
    List<OperationView> views = new ArrayList<>();
    for (CodegenOperation operation : operations.getOperations().getOperation()) {
      OperationView view =
          OperationView.of(
              names.lowerCamel(operation.operationId),
              operation.httpMethod,
              operation.path,
              (Operation) operation.vendorExtensions.get(VIEW),
              objectNames);
      imports.addAll(view.imports());
      views.add(view);
    }
    operations.put("methods", views);
    operations.put("methodImports", imports);
    return operations;
  }

  private Set<String> modelNames() {
    return openAPI.getComponents() == null || openAPI.getComponents().getSchemas() == null
        ? Set.of()
        : new TreeSet<>(openAPI.getComponents().getSchemas().keySet());
  }

  @Override
  public Map<String, Object> postProcessSupportingFileData(Map<String, Object> data) {
    List<AdapterPart> parts = AdapterPart.of(modelNames());
    data.put("adapterParts", parts);
    if (parts.size() == 1) {
      data.put("onlyPart", parts.get(0));
    }
    // The folder of the generator input has the provider's name.
    String provider = String.valueOf(Path.of(inputSpec).toAbsolutePath().getParent().getFileName());
    data.put("document", DocumentView.of(provider, openAPI));
    data.put("interfaces", InterfaceView.of(apiPackage, (ApiInfoMap) data.get("apiInfo")));
    return data;
  }

  /** Runs after all files are written. */
  @Override
  public void postProcess() {
    Completion.record(Path.of(outputFolder), openAPI);
  }
}
