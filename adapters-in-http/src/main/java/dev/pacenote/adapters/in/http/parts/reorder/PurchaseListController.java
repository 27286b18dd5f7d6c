package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.reorder.PurchaseList;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;

/** What a workshop has to order, from whom. */
@Hidden
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

    private final ReadReorderTasks read;

    PurchaseListController(ReadReorderTasks read) {
        this.read = read;
    }

    /** Lists what has to be ordered, a sheet for each supplier. */
    @Get
    PurchaseListView list(@Parameter(hidden = true) Caller caller) {
        return PurchaseListView.of(read.purchaseList(caller.user()));
    }
}
