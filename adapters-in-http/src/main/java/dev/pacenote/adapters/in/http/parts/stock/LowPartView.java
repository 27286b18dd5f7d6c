package dev.pacenote.adapters.in.http.parts.stock;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pacenote.adapters.in.http.parts.catalogue.PartView;
import dev.pacenote.adapters.in.http.parts.reorder.TaskView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part that is low, with its open task. */
@Schema(name = "LowPart")
public record LowPartView(@JsonUnwrapped PartView part, @Nullable TaskView reorderTask) {}
