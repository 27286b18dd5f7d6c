package dev.pacenote.adapters.in.http.digest;

import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.application.digest.ReadDailyEmails;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.domain.digest.DigestSection;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** The caller's own daily mails, to read again. */
@Controller("/api/v1/users/mails")
@Tag(name = "digest")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MailsController {

    @Schema(name = "Headline")
    record HeadlineView(String id, String date, String state, String subject) {}

    @Schema(name = "Headlines")
    record Headlines(List<HeadlineView> mails, Pagination pagination) {}

    @Schema(name = "Link")
    record LinkView(String text, String target) {}

    @Schema(name = "Row")
    record RowView(
            String place, String figure, String who, @Nullable String whoLink, String detail) {}

    @Schema(name = "Block")
    record BlockView(
            String heading,
            @Nullable String lead,
            List<LinkView> links,
            List<RowView> rows,
            @Nullable String remainder) {}

    @Schema(name = "Section")
    record SectionView(
            String title,
            List<BlockView> blocks,
            @Nullable String remainder,
            @Nullable String note) {}

    @Schema(name = "Mail")
    record MailView(
            String id,
            String date,
            String state,
            String subject,
            String asOf,
            int unchecked,
            List<SectionView> sections) {}

    private final ReadDailyEmails mails;

    MailsController(ReadDailyEmails mails) {
        this.mails = mails;
    }

    /** Lists the caller's daily mails, latest first. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Headlines list(@Parameter(hidden = true) Caller caller, @RequestBean PageQuery query) {
        var page = mails.list(caller.user(), query.paging(20));
        return new Headlines(
                page.rows().stream().map(MailsController::view).toList(), Pagination.of(page));
    }

    private static HeadlineView view(ReadDailyEmails.EmailHeadline headline) {
        var mail = headline.mail();
        return new HeadlineView(
                mail.id().toString(),
                mail.key().date().toString(),
                MailStates.wireName(mail),
                headline.subject());
    }

    /** Returns one of the caller's daily mails with its whole content. */
    @Get("/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    MailView read(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return mails.read(caller.user(), path.id())
                .map(MailsController::view)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("You have no such mail.")));
    }

    private static MailView view(ReadDailyEmails.EmailText text) {
        var mail = text.mail();
        var digest = text.digest();
        return new MailView(
                mail.id().toString(),
                mail.key().date().toString(),
                MailStates.wireName(mail),
                digest.subject(),
                Times.iso(digest.asOf()),
                digest.unchecked(),
                digest.sections().stream().map(MailsController::view).toList());
    }

    private static SectionView view(DigestSection section) {
        return new SectionView(
                section.title(),
                section.blocks().stream().map(MailsController::view).toList(),
                section.remainder().orElse(null),
                section.note().orElse(null));
    }

    private static BlockView view(DigestSection.Block block) {
        return new BlockView(
                block.heading(),
                block.lead().orElse(null),
                block.links().stream()
                        .map(link -> new LinkView(link.text(), link.target().toString()))
                        .toList(),
                block.rows().stream()
                        .map(
                                row ->
                                        new RowView(
                                                row.place(),
                                                row.figure(),
                                                row.who(),
                                                row.whoLink().map(Object::toString).orElse(null),
                                                row.detail()))
                        .toList(),
                block.remainder().orElse(null));
    }
}
