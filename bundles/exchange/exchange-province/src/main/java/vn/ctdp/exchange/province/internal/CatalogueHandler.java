package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.HolidayYear.State;
import vn.ctdp.core.calendar.SpecialDay;
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
    List<SpecialDay> days = new ArrayList<>();
    for (JsonNode node : content.list("days")) {
      Content day = content.at(node);
      days.add(
          SpecialDay.decided(
              day.day("day"),
              node.path("worked").asBoolean(),
              new Localized(day.text("vi", 200), day.text("en", 200))));
    }
    String source = content.maybe("source", 500);
    calendar.setHolidays(
        SYSTEM,
        new HolidayYear(
            year,
            State.DECIDED,
            source == null || source.isBlank()
                ? "Danh mục của Cục, mục số " + item.number()
                : source,
            days,
            calendar.holidayYear(year).version()));
  }
}
