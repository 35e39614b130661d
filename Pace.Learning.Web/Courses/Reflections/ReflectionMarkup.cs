using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Courses.Reflections;

/// <summary>A prompt with the learner's own text, and with what another device saved where the two differ.</summary>
internal static class ReflectionMarkup
{
    public static void Write(Markup to, LessonView view, ReflectionBlock block)
    {
        var saved = view.Record.Reflections.GetValueOrDefault(block.FullId);
        var unsaved = view.UnsavedOf(block.Id);
        to.Raw("<section class=\"reflection\" id=\"").Text(block.Id).Raw("\" aria-labelledby=\"").Text(block.Id)
            .Raw("-title\"><p class=\"block-title\" id=\"").Text(block.Id).Raw("-title\">Reflect</p><div class=\"prompt\" id=\"").Text(block.Id).Raw("-prompt\">")
            .Raw(block.PromptHtml).Raw("</div>");
        view.OpenForm(to, "reflections", block.Id);
        to.Raw("<input type=\"hidden\" name=\"version\" value=\"").Number(unsaved?.Other?.Version ?? saved?.Version ?? 0).Raw("\">");
        if (unsaved is not null)
        {
            WriteOther(to, block, unsaved);
        }
        to.Raw(unsaved is null ? "<div class=\"field\">" : "<div class=\"field field-wrong\">");
        if (unsaved is not null)
        {
            to.Error(block.Id, unsaved.Error);
        }
        to.Raw("<label for=\"").Text(block.Id).Raw("-text\">Your notes</label><p class=\"hint\" id=\"").Text(block.Id)
            .Raw("-hint\">Only you can read this. It is kept encrypted, and you can take it with you from your journal.</p><textarea id=\"")
            .Text(block.Id).Raw("-text\" name=\"text\" rows=\"6\" aria-describedby=\"").Text(block.Id).Raw("-prompt ").Text(block.Id).Raw("-hint");
        if (unsaved is not null)
        {
            to.Raw(" ").Text(block.Id).Raw("-error\" aria-invalid=\"true\" autofocus=\"");
        }
        // A text area drops its first line break, so one is put before the text.
        to.Raw("\">\n").Text(unsaved?.Text ?? saved?.Text ?? "").Raw("</textarea></div><button class=\"button\">Save my notes</button>");
        if (unsaved is null && saved is { Text.Length: > 0 })
        {
            to.Raw("<p class=\"saved\">Saved on ").Text(Dates.LongWithTime(saved.SavedAt)).Raw("</p>");
        }
        to.Raw("</form></section>");
    }

    private static void WriteOther(Markup to, ReflectionBlock block, Unsaved unsaved)
    {
        if (unsaved.Other is { } other)
        {
            to.Raw("<div class=\"other-text\"><h3 id=\"").Text(block.Id).Raw("-other\">Saved in another tab or on another device</h3><blockquote aria-labelledby=\"")
                .Text(block.Id).Raw("-other\"><pre class=\"own-words\">").Text(other.Text).Raw("</pre></blockquote></div>");
        }
    }
}
