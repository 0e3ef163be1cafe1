package vn.ctdp.gateway.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.territory.UnitRef;

/** Reads path, query and header parameters in the same forms as JSON. */
final class ParameterForms implements ParamConverterProvider {

  private static final int LONGEST_DECIMAL = 80;

  private record Form(Function<String, Object> reader, String example) {}

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          LocalDate.class, new Form(LocalDate::parse, "2026-11-22"),
          Instant.class, new Form(Instant::parse, "2026-11-22T01:02:03Z"),
          YearMonth.class, new Form(YearMonth::parse, "2026-11"),
          UnitRef.class, new Form(UnitRef::parse, "34:68"),
          BigDecimal.class, new Form(ParameterForms::decimal, "89.6100"),
          Area.class, new Form(text -> new Area(decimal(text)), "89.6100"));

  @Override
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    Form form = FORMS.get(type);
    if (form == null) {
      return null;
    }
    String name = nameOf(annotations);
    return new ParamConverter<>() {

      @Override
      public T fromString(String value) {
        if (value == null || value.isBlank()) {
          return null;
        }
        try {
          return type.cast(form.reader().apply(value.trim()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
          throw new CtdpException(GatewayError.WRONG_PARAMETER, name, form.example());
        }
      }

      @Override
      public String toString(T value) {
        return value.toString();
      }
    };
  }

  private static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_DECIMAL || !JsonFormat.isPlainDecimal(text)) {
      throw new IllegalArgumentException("not a plain decimal");
    }
    return new BigDecimal(text);
  }

  private static String nameOf(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof QueryParam query) {
        return query.value();
      }
      if (annotation instanceof PathParam path) {
        return path.value();
      }
      if (annotation instanceof HeaderParam header) {
        return header.value();
      }
    }
    return "?";
  }
}
