using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>The findings beside the text: the same for a page that has just been opened and for one that asks again while somebody writes.</summary>
internal sealed class FindingsMarkup(CheckedDraft draft, string formId, bool canWrite, IReadOnlyDictionary<string, string>? typed = null) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        var number = 0;
        var open = draft.Findings.Where(f => f.IsOpen).ToList();
        if (open.Count == 0)
        {
            to.Add($"""<p class="small">Nothing to look at.</p>""");
        }
        else
        {
            to.Add($"""<ol class="findings">""");
            foreach (var finding in open)
            {
                WriteOpen(to, finding, number++);
            }
            to.Add($"</ol>");
        }
        WriteAnswered(to, [.. draft.Findings.Where(f => !f.IsOpen)]);
    }

    private void WriteOpen(MarkupWriter to, DraftFinding finding, int number)
    {
        to.Add($"""<li><h3><a href="#text" data-line="{finding.Line}">Line {finding.Line}</a>{(finding.Words is { } words ? $" “{words}”" : "")}</h3><p>{finding.Says}""");
        if (finding.Instead.Count > 0)
        {
            to.Add($" Try ");
            for (var i = 0; i < finding.Instead.Count; i++)
            {
                WriteInstead(to, finding, finding.Instead[i], isFirst: i == 0);
            }
        }
        to.Add($"</p>");
        if (finding.More.Any(m => m.Length > 0))
        {
            to.Add($"""<details><summary>Where this comes from</summary>""");
            foreach (var more in finding.More.Where(m => m.Length > 0))
            {
                to.Add($"""<p>{more}</p>""");
            }
            to.Add($"</details>");
        }
        if (finding.CanBeAnswered && canWrite)
        {
            to.Add($"""<div class="fine-here"><label for="reason-{number}">Fine here, because</label><div><input id="reason-{number}" name="reason {finding.Key}" data-finding="{finding.Key}" form="{formId}" value="{typed?.GetValueOrDefault(finding.Key) ?? ""}" maxlength="200" autocomplete="off"><button class="button-secondary" form="{formId}" formaction="?handler=Answer" name="finding" value="{finding.Key}" data-answers data-reason="reason-{number}">Keep<span class="visually-hidden"> for “{finding.Words}” in line {finding.Line}</span></button></div></div>""");
        }
        to.Add($"</li>");
    }

    private void WriteInstead(MarkupWriter to, DraftFinding finding, string instead, bool isFirst)
    {
        to.Add($"{(isFirst ? "" : ", or ")}");
        if (canWrite)
        {
            to.Add($"""<button class="try" form="{formId}" formaction="?handler=Instead" name="instead" value="{finding.Key} {instead}" data-instead="{instead}" data-line="{finding.Line}" data-words="{finding.Words}">{instead}</button>""");
        }
        else
        {
            to.Add($"<strong>{instead}</strong>");
        }
    }

    private void WriteAnswered(MarkupWriter to, List<DraftFinding> answered)
    {
        if (answered.Count == 0)
        {
            return;
        }
        to.Add($"""<details open><summary>{answered.Count} answered</summary>""");
        foreach (var finding in answered)
        {
            to.Add($"""<p class="small flush">Line {finding.Line}, “{finding.Words}”. Fine here, because {finding.Answer} """);
            if (canWrite)
            {
                to.Add($"""<button class="try" form="{formId}" formaction="?handler=AskAgain" name="finding" value="{finding.Key}" data-answers>Ask again<span class="visually-hidden"> about “{finding.Words}”</span></button>""");
            }
            to.Add($"</p>");
        }
        to.Add($"</details>");
    }
}
