package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.UserUpdates;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.directory.ManageBlocks;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** From whom a person wants to hear nothing. */
@Controller("/users/me/blocks")
@Tag(name = "messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class BlocksController {

    @Schema(name = "BlockList")
    record BlockList(List<OtherView> items, @Nullable String nextCursor) {}

    private final ManageBlocks blocks;

    BlocksController(ManageBlocks blocks) {
        this.blocks = blocks;
    }

    /** Lists whom the caller blocks, the latest first. */
    @Get
    BlockList list(@Parameter(hidden = true) Caller caller) {
        return new BlockList(blocks.of(caller.user()).stream().map(OtherView::of).toList(), null);
    }

    /** Blocks a person. */
    @Put("/{userId}")
    @Refuses({404, 409})
    OtherView block(@Parameter(hidden = true) Caller caller, String userId) {
        var other = UserIds.read(userId).orElseThrow(UserUpdates::noSuchUser);
        return switch (blocks.block(caller.user(), other)) {
            case ManageBlocks.Result.Blocked(var account) -> OtherView.of(account);
            case ManageBlocks.Result.NoSuchUser _ -> throw UserUpdates.noSuchUser();
            case ManageBlocks.Result.Oneself _ ->
                    throw new ProblemException(
                            Problem.invalid("userId", "invalid", "Nobody blocks themselves."));
            case ManageBlocks.Result.LimitReached _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "limit_reached",
                                    "This is as many as you may block",
                                    "Please end another block first."));
        };
    }

    /** Ends a block. */
    @Delete("/{userId}")
    UserMessage unblock(@Parameter(hidden = true) Caller caller, String userId) {
        UserIds.read(userId).ifPresent(other -> blocks.unblock(caller.user(), other));
        return new UserMessage("This person is not blocked.");
    }
}
