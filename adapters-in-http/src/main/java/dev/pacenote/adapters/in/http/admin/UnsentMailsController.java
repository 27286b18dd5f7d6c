package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.digest.MailStates;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.UnsentMails;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** Mails that no mail server took so far. */
@Controller("/api/v1/admin/emails")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnsentMailsController {

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

    record Unsent(List<UnsentView> emails, Pagination.Snake pagination) {}

    private final UnsentMails mails;

    UnsentMailsController(UnsentMails mails) {
        this.mails = mails;
    }

    @Get
    @Describes("Mails that no mail server took so far, latest first")
    @Secured(Roles.ADMIN)
    Unsent list(@RequestBean PageQuery.Snake query) {
        var page = mails.list(query.paging());
        return new Unsent(
                page.rows().stream().map(UnsentMailsController::view).toList(),
                Pagination.Snake.of(page));
    }

    private static UnsentView view(UnsentMails.Row row) {
        var mail = row.mail();
        return new UnsentView(
                mail.id().toString(),
                row.reader().username().value(),
                row.reader().email().value(),
                mail.key().date().toString(),
                MailStates.word(mail),
                mail.attempts(),
                MailStates.nextTry(mail),
                MailStates.error(mail));
    }
}
