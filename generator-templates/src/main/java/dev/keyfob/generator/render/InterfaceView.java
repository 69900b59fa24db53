package dev.keyfob.generator.render;

import java.util.ArrayList;
import java.util.List;
import org.openapitools.codegen.model.ApiInfoMap;
import org.openapitools.codegen.model.OperationsMap;

/** The view of a Retrofit interface in a list of all interfaces. */
record InterfaceView(String name, boolean hasNext) {

  static List<InterfaceView> of(String apiPackage, ApiInfoMap generated) {
    List<InterfaceView> views = new ArrayList<>();
    List<String> names =
        generated.getApis().stream()
            .map(OperationsMap::getOperations)
            .map(operations -> apiPackage + '.' + operations.getClassname())
            .sorted()
            .toList();
    for (int i = 0; i < names.size(); i++) {
      views.add(new InterfaceView(names.get(i), i < names.size() - 1));
    }
    return views;
  }
}
