using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.Reflections;

/// <summary>A prompt with the learner's own text, and with what another device saved where the two differ.</summary>
internal static class ReflectionMarkup
{
    /// <summary>The form at the end of the lesson: notes belong to it, so that "Mark as read and go on" sends them too, without scripts as well.</summary>
    public const string FormId = "lesson_end";

    public static void Write(MarkupWriter to, LessonView view, ReflectionBlock block)
    {
        var id = block.Id;
        var saved = view.Record.Reflections.GetValueOrDefault(block.FullId);
        var unsaved = view.UnsavedOf(id);
        to.Add($"""<section class="reflection" id="{id}" aria-labelledby="{id}-title"><p class="block-title" id="{id}-title">Reflect</p>""");
        to.Add($"""<div class="prompt" id="{id}-prompt">{block.PromptHtml}</div>""");
        to.Add($"""<input type="hidden" form="{FormId}" name="{SentReflection.Field(block, "version")}" value="{unsaved?.Other?.Version ?? saved?.Version ?? 0}">""");
        to.Add($"""<input type="hidden" form="{FormId}" name="{SentReflection.Field(block, "was")}" value="{SentReflection.MarkOf(unsaved?.Other?.Text ?? saved?.Text ?? "")}">""");
        if (unsaved?.Other is { } other)
        {
            to.Add($"""<div class="other-text"><h3 id="{id}-other">Saved in another tab or on another device</h3>""");
            to.Add($"""<blockquote aria-labelledby="{id}-other"><pre class="own-words">{other.Text}</pre></blockquote></div>""");
        }
        to.Add($"""<div class="{(unsaved is null ? "field" : "field field-wrong")}">""");
        if (unsaved is not null)
        {
            to.Error(id, unsaved.Error);
        }
        to.Add($"""<label for="{id}-text">Your notes</label>""");
        to.Add($"""<p class="hint" id="{id}-hint">Only you can read this. It is kept encrypted, and you can take it with you from your journal.</p>""");
        // A text area drops its first line break, so one is put before the text.
        var wrong = unsaved is null ? default : FinishedHtml.Of($" {id}-error\" aria-invalid=\"true\" autofocus=\"");
        to.AddLine($"""<textarea id="{id}-text" form="{FormId}" name="{SentReflection.Field(block, "text")}" rows="6" aria-describedby="{id}-prompt {id}-hint{wrong}">""");
        to.Add($"""{unsaved?.Text ?? saved?.Text}</textarea></div>""");
        to.Add($"""<button class="button" form="{FormId}" formaction="{view.Lesson.Url}/reflections/{id}#{id}" formnovalidate>Save my notes</button>""");
        if (unsaved is null && saved is { Text.Length: > 0 })
        {
            to.Add($"""<p class="saved">Saved on {LondonTime.LongWithTime(saved.SavedAt)}</p>""");
        }
        to.Add($"</section>");
    }
}
