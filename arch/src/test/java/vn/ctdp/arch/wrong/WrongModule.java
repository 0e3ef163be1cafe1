package vn.ctdp.arch.wrong;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.arch.wrong.internal.Hidden;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.modules.ModuleCatalogue;
import vn.ctdp.ui.view.ViewContribution;

/** Breaks every rule once, so that the tests show that each rule sees it. Never run. */
@Component(service = WrongModule.class)
public class WrongModule {

  static final Map<String, Object> REGISTRY = new HashMap<>();
  static int count;

  @Reference TerritoryService territory;

  double area;
  float[] rates;
  EntityManager database;
  FeaturesService features;
  ModuleCatalogue otherBundle;
  ViewContribution view;
  Hidden internal;
  com.vaadin.flow.component.Component screen;

  Date when() {
    return new Date(System.currentTimeMillis());
  }

  Supplier<LocalDate> today() {
    return LocalDate::now;
  }

  Object find(BundleContext context) {
    return context.getServiceReference("x");
  }

  double rate(List<Double> values, Double base) {
    try {
      return values.get(0) / base;
    } catch (ArithmeticException e) {
      e.printStackTrace();
      System.out.println(count++);
      return 0;
    }
  }
}
