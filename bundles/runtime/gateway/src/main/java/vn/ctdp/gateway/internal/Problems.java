package vn.ctdp.gateway.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.WebApplicationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.error.FieldProblem;

/** Turns whatever went wrong into a {@link Problem}, and writes to the log what it hides. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int DEEPEST_CAUSE = 20;
  private static final String INCIDENT = "incident";

  private Problems() {}

  /** The problem to answer; whatever is the server's own fault is logged under its incident id. */
  static Problem of(Throwable failure, String method, String path, Locale locale) {
    CtdpException known = find(failure, CtdpException.class);
    if (known != null) {
      return logged(known, failure, known.errorCode().status(), method, path, locale);
    }
    BodyRefusedException body = find(failure, BodyRefusedException.class);
    if (body != null) {
      return logged(
          new CtdpException(body.error(), body.limit()),
          failure,
          body.error().status(),
          method,
          path,
          locale);
    }
    JacksonException json = find(failure, JacksonException.class);
    if (json != null && !isOwnFault(json)) {
      CtdpException problem = ofJson(json);
      return logged(problem, failure, problem.errorCode().status(), method, path, locale);
    }
    WebApplicationException web = find(failure, WebApplicationException.class);
    if (web != null) {
      int status = web.getResponse().getStatus();
      if (status == 404 && web.getCause() instanceof IllegalArgumentException) {
        // The library takes a parameter that it cannot read for a path that is not there.
        status = 400;
      }
      return logged(
          new CtdpException(codeOf(status), argument(status, method, path, web)),
          failure,
          status,
          method,
          path,
          locale);
    }
    return logged(new CtdpException(GatewayError.INTERNAL), failure, 500, method, path, locale);
  }

  /** Our code for a status that a library chose. */
  static GatewayError codeOf(int status) {
    return switch (status) {
      case 400 -> GatewayError.BAD_REQUEST;
      case 401 -> GatewayError.NOT_AUTHENTICATED;
      case 404 -> GatewayError.NO_SUCH_PATH;
      case 405 -> GatewayError.METHOD_NOT_ALLOWED;
      case 406 -> GatewayError.NOT_ACCEPTABLE;
      case 408 -> GatewayError.TIMEOUT;
      case 413 -> GatewayError.TOO_LARGE;
      case 415 -> GatewayError.UNSUPPORTED_MEDIA;
      case 503 -> GatewayError.STARTING;
      default -> status >= 500 ? GatewayError.INTERNAL : GatewayError.REFUSED;
    };
  }

  private static Object argument(
      int status, String method, String path, WebApplicationException e) {
    return switch (status) {
      case 404 -> path;
      case 405 -> method;
      case 415 -> "?";
      default -> String.valueOf(e.getResponse().getStatus());
    };
  }

  private static Problem logged(
      CtdpException problem,
      Throwable cause,
      int status,
      String method,
      String path,
      Locale locale) {
    ErrorCode code = problem.errorCode();
    String before = MDC.get(INCIDENT);
    MDC.put(INCIDENT, problem.incidentId());
    try {
      if (status == 503 && problem == cause && problem.getCause() == null) {
        // Our own "not now": nothing went wrong that a stack trace would explain.
        LOG.warn(
            "{} {} {} answered {}, incident {}",
            code.code(),
            method,
            forLog(path),
            status,
            problem.incidentId());
      } else if (status >= 500) {
        LOG.error(
            "{} {} {} answered {}, incident {}",
            code.code(),
            method,
            forLog(path),
            status,
            problem.incidentId(),
            cause);
      } else {
        LOG.info(
            "{} {} {} answered {}, incident {}",
            code.code(),
            method,
            forLog(path),
            status,
            problem.incidentId());
      }
    } finally {
      if (before == null) {
        MDC.remove(INCIDENT);
      } else {
        MDC.put(INCIDENT, before);
      }
    }
    return Problem.of(problem, status, locale);
  }

  /** Text from outside must not start a line of its own in the log. */
  static String forLog(String text) {
    if (text == null) {
      return "";
    }
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  /** A class that cannot be written or read is a mistake of ours, not of the client. */
  private static boolean isOwnFault(JacksonException json) {
    return json instanceof JsonMappingException mapping
        && !(mapping instanceof MismatchedInputException)
        && !(mapping.getCause() instanceof JacksonException)
        && mapping.getProcessor() instanceof com.fasterxml.jackson.core.JsonGenerator;
  }

  private static CtdpException ofJson(JacksonException json) {
    JsonLocation at = json.getLocation();
    int line = at == null ? 0 : at.getLineNr();
    int column = at == null ? 0 : at.getColumnNr();
    if (json instanceof JsonMappingException mapping
        && !(mapping.getCause() instanceof StreamConstraintsException)
        && !mapping.getPath().isEmpty()) {
      return new CtdpException(
          GatewayError.WRONG_JSON, List.of(ofField(mapping, line, column)), mapping);
    }
    return new CtdpException(
        GatewayError.MALFORMED_JSON, List.of(), json, String.valueOf(line), String.valueOf(column));
  }

  private static FieldProblem ofField(JsonMappingException json, int line, int column) {
    String field = pathOf(json);
    String code;
    String vi;
    String en;
    if (json instanceof UnrecognizedPropertyException) {
      code = "GW-400-UNKNOWN";
      vi = "Không có trường này.";
      en = "There is no such field.";
    } else if (json instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      String values = enumValues(format.getTargetType());
      code = "GW-400-VALUE";
      vi = "Giá trị phải là một trong: " + values + ".";
      en = "The value must be one of: " + values + ".";
    } else if (json instanceof MismatchedInputException) {
      code = "GW-400-TYPE";
      vi = "Giá trị không đúng kiểu của trường này.";
      en = "The value does not have this field's type.";
    } else {
      code = "GW-400-VALUE";
      vi = "Giá trị không hợp lệ.";
      en = "The value is not valid.";
    }
    String where = line > 0 ? " (" + line + ":" + column + ")" : "";
    return FieldProblem.error(field, code, vi + where, en + where);
  }

  private static String enumValues(Class<?> type) {
    StringBuilder values = new StringBuilder();
    for (Object value : type.getEnumConstants()) {
      values.append(values.isEmpty() ? "" : ", ").append(((Enum<?>) value).name());
    }
    return values.toString();
  }

  private static String pathOf(JsonMappingException json) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : json.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static <T> T find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }
}
