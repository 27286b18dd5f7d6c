package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.CsvText;
import dev.pacenote.adapters.in.http.parts.ListFormat;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.reorder.PurchaseList;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** What a workshop has to order, from whom. */
@Controller("/reorder/purchase-list")
@Tag(name = "parts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class PurchaseListController {

    @Schema(name = "PurchaseList")
    record PurchaseListView(String currency, BigDecimal total, List<SheetView> suppliers) {

        static PurchaseListView of(PurchaseList list) {
            return new PurchaseListView(
                    list.currency().getCurrencyCode(),
                    Money.shown(list.total()),
                    list.sheets().stream().map(SheetView::of).toList());
        }
    }

    @Schema(name = "OrderSheet")
    record SheetView(String supplier, BigDecimal total, List<LineView> lines) {

        static SheetView of(PurchaseList.Sheet sheet) {
            return new SheetView(
                    sheet.supplier(),
                    Money.shown(sheet.total()),
                    sheet.lines().stream().map(LineView::of).toList());
        }
    }

    @Schema(name = "OrderLine")
    record LineView(
            String taskId,
            String partId,
            String partName,
            String supplierPartNumber,
            BigDecimal quantity,
            @Nullable BigDecimal packSize,
            BigDecimal unitPrice,
            BigDecimal cost) {

        static LineView of(PurchaseList.Line line) {
            var details = line.part().details();
            return new LineView(
                    line.task().toString(),
                    line.part().key().id().value(),
                    details.naming().name(),
                    details.supply().supplier().partNumber(),
                    line.quantity().value(),
                    details.reordering().packSize().map(Quantity::value).orElse(null),
                    details.supply().unitPrice().amount(),
                    Money.shown(line.cost()));
        }
    }

    @Introspected
    record FormatQuery(@QueryValue @Nullable @ParsedBy(ListFormat.class) String format)
            implements Parameters {}

    private static final List<String> HEAD =
            List.of(
                    "supplier",
                    "partId",
                    "partName",
                    "supplierPartNumber",
                    "quantity",
                    "packSize",
                    "unitPrice",
                    "cost",
                    "currency",
                    "taskId");

    private final ReadReorderTasks read;

    PurchaseListController(ReadReorderTasks read) {
        this.read = read;
    }

    /** Lists what has to be ordered, a sheet for each supplier. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, CsvText.TYPE})
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PurchaseListView.class)),
                @Content(mediaType = CsvText.TYPE, schema = @Schema(type = "string"))
            })
    HttpResponse<Object> list(
            @Parameter(hidden = true) Caller caller, @RequestBean FormatQuery query) {
        var list = PurchaseListView.of(read.purchaseList(caller.user()));
        return query.format() != null && ListFormat.of(query.format()).csv()
                ? CsvText.file("purchase-list.csv", CsvText.of(HEAD, rows(list)))
                : HttpResponse.ok(list);
    }

    private static List<List<@Nullable Object>> rows(PurchaseListView list) {
        return list.suppliers().stream()
                .flatMap(
                        sheet ->
                                sheet.lines().stream()
                                        .map(line -> row(sheet.supplier(), line, list.currency())))
                .toList();
    }

    private static List<@Nullable Object> row(String supplier, LineView line, String currency) {
        return Arrays.asList(
                supplier,
                line.partId(),
                line.partName(),
                line.supplierPartNumber(),
                line.quantity(),
                line.packSize(),
                line.unitPrice(),
                line.cost(),
                currency,
                line.taskId());
    }
}
