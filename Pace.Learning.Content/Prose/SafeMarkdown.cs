using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Prose;

/// <summary>Markdown that people type outside the content folder (agreements, contributions, notes), as safe markup.</summary>
/// <param name="Html">The markup: the same Markdown as in documents, without blocks, citations and pictures.</param>
/// <param name="Findings">What is wrong with it; an error means that some of it is shown as plain text.</param>
public sealed record SafeMarkdown(FinishedHtml Html, IReadOnlyList<Finding> Findings)
{
    /// <summary>Renders text. Takes anything, never throws, and takes bounded time. Links to the site are not looked up.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="name">What findings call it, where a document has its path.</param>
    public static SafeMarkdown Render(string text, string name = "text")
    {
        var manuscript = Manuscript.Of(name, text);
        var page = new PageWriter(manuscript, ContentSite.Empty, name, PageKind.Text);
        foreach (var part in manuscript.Body.Parts)
        {
            if (part is ProsePart prose)
            {
                page.Write(prose, isSourced: true);
            }
            else
            {
                manuscript.Findings.Error(part.Line, RuleNames.MisplacedBlock, "Blocks can't stand in this text.");
            }
        }
        return new(page.Html, manuscript.Findings.All);
    }
}
