package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.digest.MailStates;
import dev.pacenote.adapters.in.http.identity.account.AddressText;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.UnsentEmails;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Mails that no mail server took so far. */
@Controller("/api/v1/admin/emails")
@Tag(name = "admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnsentEmailsController {

    @Schema(name = "UnsentMailsUnsent")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UnsentView(
            String id,
            String username,
            String email,
            String date,
            String state,
            int attempts,
            @Nullable String nextTryAt,
            @Nullable String lastError) {}

    @Schema(name = "Unsent")
    record Unsent(List<UnsentView> emails, Pagination.Snake pagination) {}

    private final UnsentEmails mails;

    UnsentEmailsController(UnsentEmails mails) {
        this.mails = mails;
    }

    /** Lists the mails that no mail server has accepted yet, latest first. */
    @Get
    @Secured(Roles.ADMIN)
    Unsent list(@RequestBean PageQuery.Snake query) {
        var page = mails.list(query.paging());
        return new Unsent(
                page.rows().stream().map(UnsentEmailsController::view).toList(),
                Pagination.Snake.of(page));
    }

    private static UnsentView view(UnsentEmails.Row row) {
        var mail = row.mail();
        return new UnsentView(
                mail.id().toString(),
                row.reader().username().value(),
                AddressText.of(row.reader()),
                mail.key().date().toString(),
                MailStates.wireName(mail),
                mail.attempts(),
                MailStates.nextTry(mail),
                MailStates.error(mail));
    }
}
