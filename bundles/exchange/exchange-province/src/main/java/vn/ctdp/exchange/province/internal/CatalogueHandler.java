package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/** Takes over reference data from the centre: the holidays of a year. */
@Component(service = StreamHandler.class)
public final class CatalogueHandler implements StreamHandler {

  private static final Caller SYSTEM = Caller.system("exchange.stream");

  private final CalendarService calendar;

  @Activate
  public CatalogueHandler(@Reference CalendarService calendar) {
    this.calendar = calendar;
  }

  @Override
  public String kind() {
    return ItemKind.CATALOGUE;
  }

  @Override
  public void handle(StreamItem item) {
    Content content = Content.of(item, "ctdp-holidays-1");
    int year = content.whole("year");
    Map<LocalDate, Localized> holidays = new TreeMap<>();
    List<LocalDate> worked = new ArrayList<>();
    for (JsonNode node : content.list("days")) {
      Content day = content.at(node);
      LocalDate date = day.day("day");
      holidays.put(date, new Localized(day.text("vi", 200), day.text("en", 200)));
      if (node.path("worked").asBoolean()) {
        worked.add(date);
      }
    }
    calendar.setHolidays(SYSTEM, year, holidays, worked);
  }
}
