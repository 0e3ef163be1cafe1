package vn.ctdp.gateway.internal;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.Money;
import vn.ctdp.core.territory.UnitRef;

/**
 * Describes the endpoints there are now as OpenAPI 3.0, from their JAX-RS annotations and from the
 * very JSON mapping that answers them. It keeps the last document per audience, as bytes only, so
 * that no class of a module outlives the module. Thread-safe.
 */
final class OpenApi {

  private record Cached(long version, byte[] document) {}

  private final Predicate<String> open;

  /**
   * @param open which paths below /api want no sign-in
   */
  OpenApi(Predicate<String> open) {
    this.open = open;
  }

  private volatile Cached forAll;
  private volatile Cached forOperator;

  /** The document; the operator's paths are in it only for the operator. */
  byte[] document(EndpointTable.Snapshot endpoints, boolean operator) {
    Cached cached = operator ? forOperator : forAll;
    if (cached != null && cached.version() == endpoints.version()) {
      return cached.document();
    }
    byte[] document =
        new Writer(open)
            .write(
                endpoints.mounts().stream()
                    .filter(mount -> operator || !Door.isOperator(mount.path()))
                    .sorted(Comparator.comparing(Mount::path))
                    .toList());
    Cached fresh = new Cached(endpoints.version(), document);
    if (operator) {
      forOperator = fresh;
    } else {
      forAll = fresh;
    }
    return document;
  }

  /** Writes one document. For one thread. */
  private static final class Writer {

    private final ObjectMapper mapper = JsonFormat.mapper(64, 1_000_000, Long.MAX_VALUE);
    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final Map<JavaType, String> names = new java.util.HashMap<>();
    private final Predicate<String> open;

    Writer(Predicate<String> open) {
      this.open = open;
    }

    byte[] write(List<Mount> mounts) {
      ObjectNode root = mapper.createObjectNode();
      root.put("openapi", "3.0.3");
      root.putObject("info")
          .put("title", "CTDP")
          .put("version", version())
          .put(
              "description",
              "Amounts of money are whole đồng (integers). Areas and other decimals are strings"
                  + " with a point, in hectares with four decimals for areas. Dates are ISO 8601;"
                  + " days are those of Asia/Ho_Chi_Minh. Errors are application/problem+json in"
                  + " the language of Accept-Language (vi, en).");
      ObjectNode paths = root.putObject("paths");
      mounts.forEach(mount -> describe(mount, paths));
      ObjectNode components = root.putObject("components");
      schemas.put("Problem", problemSchema());
      ObjectNode schemaNode = components.putObject("schemas");
      schemas.forEach(schemaNode::set);
      ObjectNode security = components.putObject("securitySchemes");
      security.putObject("basic").put("type", "http").put("scheme", "basic");
      security.putObject("operator").put("type", "http").put("scheme", "bearer");
      components
          .putObject("responses")
          .putObject("Problem")
          .put("description", "Refused or failed; says why and what to do next")
          .putObject("content")
          .putObject(Problem.MEDIA_TYPE)
          .putObject("schema")
          .put("$ref", "#/components/schemas/Problem");
      root.putArray("security").addObject().putArray("basic");
      try {
        return mapper.writeValueAsBytes(root);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String version() {
      String version = OpenApi.class.getPackage().getImplementationVersion();
      return version == null ? "0.1.0" : version;
    }

    private ObjectNode problemSchema() {
      ObjectNode schema = mapper.createObjectNode().put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      for (String name :
          List.of("type", "title", "detail", "instance", "code", "nextStep", "incident")) {
        properties.putObject(name).put("type", "string");
      }
      properties.putObject("status").put("type", "integer").put("format", "int32");
      ObjectNode item = properties.putObject("problems").put("type", "array").putObject("items");
      item.put("type", "object");
      ObjectNode itemProperties = item.putObject("properties");
      for (String name : List.of("field", "severity", "code", "detail")) {
        itemProperties.putObject(name).put("type", "string");
      }
      return schema;
    }

    private void describe(Mount mount, ObjectNode paths) {
      Class<?> type = mount.resource();
      String base = mount.path() + clean(annotation(type, Path.class).map(Path::value).orElse(""));
      Method[] methods = type.getMethods();
      Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
      for (Method method : methods) {
        Method annotated = annotated(method);
        if (annotated == null) {
          continue;
        }
        String path =
            base
                + clean(
                    Optional.ofNullable(annotated.getAnnotation(Path.class))
                        .map(Path::value)
                        .orElse(""));
        httpMethod(annotated)
            .ifPresent(
                verb -> {
                  String key = path.isEmpty() ? "/" : PathTemplate.of(path).plain();
                  ObjectNode item =
                      paths.has(key) ? (ObjectNode) paths.get(key) : paths.putObject(key);
                  if (!item.has(verb)) {
                    operation(mount, path, method, annotated, item.putObject(verb));
                  }
                });
      }
    }

    private void operation(
        Mount mount, String path, Method method, Method annotated, ObjectNode operation) {
      String tag = mount.path().substring(EndpointTable.API.length() + 1);
      operation.put("operationId", tag.replace('/', '.') + "." + method.getName());
      operation.putArray("tags").add(tag);
      if (Door.isOperator(mount.path())) {
        operation.putArray("security").addObject().putArray("operator");
      } else if (open.test(path)) {
        operation.putArray("security");
      }
      ArrayNode parameters = mapper.createArrayNode();
      Parameter[] declared = annotated.getParameters();
      Type[] types = method.getGenericParameterTypes();
      for (int i = 0; i < declared.length; i++) {
        parameter(path, declared[i], types[i], annotated, operation, parameters);
      }
      if (!parameters.isEmpty()) {
        operation.set("parameters", parameters);
      }
      ObjectNode responses = operation.putObject("responses");
      answer(method, annotated, responses);
      responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    private void answer(Method method, Method annotated, ObjectNode responses) {
      Type type = method.getGenericReturnType();
      if (type == void.class || type == Void.class) {
        responses.putObject("204").put("description", "Done");
        return;
      }
      // A response that the method builds itself may be 200, 201, 202 or 204: only the class is
      // known.
      boolean built = type == Response.class;
      ObjectNode ok = responses.putObject(built ? "2XX" : "200").put("description", "Done");
      ObjectNode content = ok.putObject("content");
      for (String media : media(produces(annotated, method))) {
        content
            .putObject(media)
            .set("schema", built ? mapper.createObjectNode() : schema(mapper.constructType(type)));
      }
    }

    private static String[] produces(Method annotated, Method method) {
      Produces own = annotated.getAnnotation(Produces.class);
      return own != null
          ? own.value()
          : annotation(method.getDeclaringClass(), Produces.class)
              .map(Produces::value)
              .orElse(null);
    }

    private static String[] consumes(Method annotated) {
      Consumes own = annotated.getAnnotation(Consumes.class);
      return own != null
          ? own.value()
          : annotation(annotated.getDeclaringClass(), Consumes.class)
              .map(Consumes::value)
              .orElse(null);
    }

    private void parameter(
        String path,
        Parameter parameter,
        Type type,
        Method method,
        ObjectNode operation,
        ArrayNode parameters) {
      if (parameter.isAnnotationPresent(Context.class)
          || parameter.isAnnotationPresent(Suspended.class)) {
        return;
      }
      PathParam inPath = parameter.getAnnotation(PathParam.class);
      QueryParam inQuery = parameter.getAnnotation(QueryParam.class);
      HeaderParam inHeader = parameter.getAnnotation(HeaderParam.class);
      if (inPath == null && inQuery == null && inHeader == null) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        ObjectNode content = body.putObject("content");
        for (String media : media(consumes(method))) {
          content.putObject(media).set("schema", schema(mapper.constructType(type)));
        }
        return;
      }
      ObjectNode node = parameters.addObject();
      ObjectNode schema = schema(mapper.constructType(type));
      if (inPath != null) {
        node.put("name", inPath.value()).put("in", "path").put("required", true);
        String regex = PathTemplate.of(path).patterns().get(inPath.value());
        if (regex != null) {
          schema.put("pattern", "^" + regex + "$");
        }
      } else if (inQuery != null) {
        node.put("name", inQuery.value()).put("in", "query");
      } else {
        node.put("name", inHeader.value()).put("in", "header");
      }
      DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
      if (standard != null && "string".equals(schema.path("type").asText())) {
        schema.put("default", standard.value());
      } else if (standard != null && "integer".equals(schema.path("type").asText())) {
        schema.put("default", Long.parseLong(standard.value()));
      } else if (standard != null && "boolean".equals(schema.path("type").asText())) {
        schema.put("default", Boolean.parseBoolean(standard.value()));
      }
      node.set("schema", schema);
    }

    private static List<String> media(String[] named) {
      return named == null ? List.of("application/json") : List.of(named);
    }

    private ObjectNode schema(JavaType type) {
      Class<?> raw = type.getRawClass();
      ObjectNode node = mapper.createObjectNode();
      if (CompletionStage.class.isAssignableFrom(raw)) {
        return schema(type.findTypeParameters(CompletionStage.class)[0]);
      }
      if (raw == Optional.class) {
        return schema(type.containedTypeOrUnknown(0)).put("nullable", true);
      }
      if (raw == boolean.class || raw == Boolean.class) {
        return node.put("type", "boolean");
      }
      if (raw == int.class || raw == Integer.class || raw == short.class || raw == Year.class) {
        return node.put("type", "integer").put("format", "int32");
      }
      if (raw == long.class || raw == Long.class || raw == Money.class) {
        return node.put("type", "integer").put("format", "int64");
      }
      if (raw == BigInteger.class) {
        return node.put("type", "integer");
      }
      if (raw == BigDecimal.class || raw == Area.class) {
        return node.put("type", "string").put("format", "decimal").put("example", "89.6100");
      }
      String format = STRINGS.get(raw);
      if (format != null) {
        node.put("type", "string");
        return format.isEmpty() ? node : node.put("format", format);
      }
      if (raw == UnitRef.class) {
        return node.put("type", "string")
            .put("pattern", "^(34|63):[0-9]{2,5}$")
            .put("example", "34:68");
      }
      if (raw.isEnum()) {
        ArrayNode values = node.put("type", "string").putArray("enum");
        for (Object constant : raw.getEnumConstants()) {
          values.add(((Enum<?>) constant).name());
        }
        return node;
      }
      if (raw == byte[].class || InputStream.class.isAssignableFrom(raw)) {
        return node.put("type", "string").put("format", "binary");
      }
      if (type.isArrayType() || type.isCollectionLikeType()) {
        node.put("type", "array").set("items", schema(type.getContentType()));
        return node;
      }
      if (type.isMapLikeType()) {
        node.put("type", "object").set("additionalProperties", schema(type.getContentType()));
        return node;
      }
      if (raw.getName().startsWith("java.") || raw.getName().startsWith("com.fasterxml.")) {
        return node;
      }
      return node.put("$ref", "#/components/schemas/" + component(type));
    }

    private String component(JavaType type) {
      String known = names.get(type);
      if (known != null) {
        return known;
      }
      String wanted = simpleName(type);
      String name = wanted;
      for (int i = 2; names.containsValue(name) || name.equals("Problem"); i++) {
        name = wanted + i;
      }
      names.put(type, name);
      ObjectNode schema = mapper.createObjectNode().put("type", "object");
      schemas.put(name, schema);
      ObjectNode properties = schema.putObject("properties");
      for (BeanPropertyDefinition property :
          mapper.getSerializationConfig().introspect(type).findProperties()) {
        if (property.getPrimaryType() != null) {
          properties.set(property.getName(), schema(property.getPrimaryType()));
        }
      }
      return name;
    }

    private static String simpleName(JavaType type) {
      StringBuilder name = new StringBuilder();
      Class<?> raw = type.getRawClass();
      if (raw.getEnclosingClass() != null) {
        name.append(raw.getEnclosingClass().getSimpleName());
      }
      name.append(raw.getSimpleName());
      for (int i = 0; i < type.containedTypeCount(); i++) {
        name.append(simpleName(type.containedType(i)));
      }
      return name.toString().replaceAll("[^A-Za-z0-9]", "");
    }

    private static final Map<Class<?>, String> STRINGS =
        Map.ofEntries(
            Map.entry(String.class, ""),
            Map.entry(char.class, ""),
            Map.entry(Character.class, ""),
            Map.entry(Locale.class, ""),
            Map.entry(YearMonth.class, ""),
            Map.entry(LocalTime.class, "time"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(URI.class, "uri"),
            Map.entry(Instant.class, "date-time"),
            Map.entry(OffsetDateTime.class, "date-time"),
            Map.entry(LocalDate.class, "date"));

    /** The path with one leading and no trailing slash; empty for the address itself. */
    private static String clean(String path) {
      String trimmed = path.strip();
      while (trimmed.startsWith("/")) {
        trimmed = trimmed.substring(1);
      }
      while (trimmed.endsWith("/")) {
        trimmed = trimmed.substring(0, trimmed.length() - 1);
      }
      return trimmed.isEmpty() ? "" : "/" + trimmed;
    }

    private static Optional<String> httpMethod(Method method) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          return Optional.of(verb.value().toLowerCase(Locale.ROOT));
        }
      }
      return Optional.empty();
    }

    /** The method that carries the annotations: itself, or the one it implements. */
    private static Method annotated(Method method) {
      if (httpMethod(method).isPresent()) {
        return method;
      }
      for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
        for (Class<?> contract : type.getInterfaces()) {
          try {
            Method declared = contract.getMethod(method.getName(), method.getParameterTypes());
            if (httpMethod(declared).isPresent()) {
              return declared;
            }
          } catch (NoSuchMethodException elsewhere) {
            continue;
          }
        }
      }
      return null;
    }

    private static <A extends Annotation> Optional<A> annotation(Class<?> type, Class<A> wanted) {
      for (Class<?> c = type; c != null; c = c.getSuperclass()) {
        if (c.isAnnotationPresent(wanted)) {
          return Optional.of(c.getAnnotation(wanted));
        }
        for (Class<?> contract : c.getInterfaces()) {
          if (contract.isAnnotationPresent(wanted)) {
            return Optional.of(contract.getAnnotation(wanted));
          }
        }
      }
      return Optional.empty();
    }
  }
}
