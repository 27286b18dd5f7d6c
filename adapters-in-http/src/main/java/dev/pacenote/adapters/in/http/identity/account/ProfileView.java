package dev.pacenote.adapters.in.http.identity.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * A person's account, as they see it.
 *
 * @param attributes what features know about it, as members beside the others
 */
@Schema(name = "Profile")
public record ProfileView(
        long id,
        String email,
        String username,
        String createdAt,
        String role,
        boolean emailVerified,
        String timezone,
        @Schema(hidden = true) @JsonAnyGetter Map<String, @Nullable Object> attributes) {}
