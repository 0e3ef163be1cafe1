package vn.ctdp.baseline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST door. */
@RestController
public class ReportController {

  /** A report as JSON; what this service has no use for is passed over. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ReportBody(
      @NotBlank String messageId,
      @NotNull @Valid SenderBody sender,
      @NotNull @Valid FormBody form,
      @NotBlank String period,
      @Min(1) int revision,
      @NotEmpty List<@Valid CellBody> cells) {}

  /** Who sends. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record SenderBody(@NotBlank String province) {}

  /** The form. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record FormBody(@NotBlank String id) {}

  /** One figure. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record CellBody(
      @NotBlank String row,
      @NotBlank String unit,
      @PositiveOrZero BigDecimal value,
      @NotBlank String source,
      @NotNull String note) {}

  /** What the sender gets. */
  public record ReceiptBody(long id, Instant receivedAt) {}

  private final ReportService service;

  public ReportController(ReportService service) {
    this.service = service;
  }

  @PostMapping("/reports")
  @ResponseStatus(HttpStatus.CREATED)
  public ReceiptBody take(@Valid @RequestBody ReportBody body) {
    Report report = service.take(body);
    return new ReceiptBody(report.id, report.receivedAt);
  }

  @GetMapping("/totals/{form}/{period}")
  public List<ReportRepository.Total> totals(
      @PathVariable String form, @PathVariable String period) {
    return service.totals(form, period);
  }

  @ExceptionHandler({ReportService.Conflict.class, DataIntegrityViolationException.class})
  public ProblemDetail conflict(RuntimeException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
  }

  @ExceptionHandler(ReportService.Wrong.class)
  public ProblemDetail wrong(ReportService.Wrong e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
  }
}
