package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.UserView;
import dev.pacenote.adapters.in.http.notice.UserViews;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Cursor;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.directory.DirectoryEntries.Entry;
import dev.pacenote.application.messages.directory.DirectoryEntries.Filter;
import dev.pacenote.application.messages.directory.ListUsers;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** All people of the site, by name. */
@Controller("/users")
@Tag(name = "messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class UserListController {

    private static final int USUAL = 50;
    private static final int MAX = 100;

    /**
     * @param q start of a name
     * @param status for admins only: {@code active} or {@code disabled}
     */
    @Introspected
    record Query(
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable @Min(1) @Max(MAX) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {

        private Optional<Boolean> enabled() {
            return Optional.ofNullable(status)
                    .map(
                            word ->
                                    switch (word) {
                                        case "active" -> true;
                                        case "disabled" -> false;
                                        default ->
                                                throw new ProblemException(
                                                        Problem.invalid(
                                                                "status",
                                                                "unknown_value",
                                                                "status must be active or"
                                                                        + " disabled."));
                                    });
        }
    }

    @Schema(name = "SiteUserList")
    record UserList(
            @ArraySchema(schema = @Schema(anyOf = {UserView.class, OtherView.class}))
                    List<Object> items,
            @Nullable String nextCursor) {}

    private final ListUsers users;
    private final Authenticate authenticate;
    private final UserViews views;

    UserListController(ListUsers users, Authenticate authenticate, UserViews views) {
        this.users = users;
        this.authenticate = authenticate;
        this.views = views;
    }

    /** Lists people by name: all of each to admins, what they are called to others. */
    @Get
    @Refuses(403)
    UserList list(@Parameter(hidden = true) Caller caller, @RequestBean Query query) {
        boolean admin = authenticate.isAdmin(caller.user());
        var enabled = query.enabled();
        if (enabled.isPresent() && !admin) {
            throw new ProblemException(
                    Problem.of(
                            403,
                            "admin_required",
                            "For admins only",
                            "Only an admin may ask who is disabled."));
        }
        var filter = new Filter(Optional.ofNullable(query.q()).orElse(""), enabled);
        var list = List.of("users", caller.user().toString(), filter.toString());
        var after = Optional.ofNullable(query.cursor()).map(text -> entry(text, list));
        var page =
                users.page(
                        caller.user(),
                        filter,
                        after,
                        Optional.ofNullable(query.limit()).orElse(USUAL));
        return new UserList(
                admin
                        ? users.whole(page.entries()).stream().<Object>map(views::of).toList()
                        : page.entries().stream()
                                .<Object>map(
                                        entry ->
                                                OtherView.of(
                                                        entry.id().toString(), entry.displayName()))
                                .toList(),
                page.hasMore() ? cursor(page.entries().getLast()).write(list) : null);
    }

    private static Cursor cursor(Entry last) {
        return new Cursor(List.of(last.sortedBy(), last.id().toString()));
    }

    private static Entry entry(String text, List<String> list) {
        var position = Cursor.read(text, list).position();
        if (position.size() != 2) {
            throw Cursor.refused();
        }
        AccountId id = UserIds.read(position.getLast()).orElseThrow(Cursor::refused);
        return new Entry(id, "", true, position.getFirst());
    }
}
