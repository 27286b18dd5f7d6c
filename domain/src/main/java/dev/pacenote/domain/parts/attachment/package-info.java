/** Files that a workshop keeps with a part: invoices, photos, data sheets. */
package dev.pacenote.domain.parts.attachment;
