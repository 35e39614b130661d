using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Content.Language;
using Pace.Learning.Content.Reading;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Pages.CheckWords;

/// <summary>Where a professional pastes a record and reads what the language guide says of it. Nothing of it is kept: not in the database, the log or the forms that are kept while people type.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CheckWordsModel(PublishedContent published) : PageModel
{
    /// <summary>The reading age says nothing of a text with fewer words.</summary>
    private const int LeastWords = 100;

    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What was found; <c>null</c> while nothing has been checked.</summary>
    public LanguageReport? Report { get; private set; }

    /// <summary>How long and how hard to read the text is.</summary>
    public ReadingAge? Measured { get; private set; }

    /// <summary>The rules that the guide has, for those who want to know what is looked for.</summary>
    public IReadOnlyList<LanguageRule> Rules => published.Library.LanguageGuide.Rules;

    /// <summary>The text in parts, each with its number in the list where something was found.</summary>
    public IReadOnlyList<(string Text, int? Number)> Parts { get; private set; } = [];

    /// <summary>The reading age in whole years; <c>null</c>: the text is too short to tell.</summary>
    public int? Years => Measured is { Words: >= LeastWords } measured ? (int)Math.Round(measured.Years) : null;

    public void OnPost()
    {
        if (string.IsNullOrWhiteSpace(Input.Text))
        {
            ModelState.AddModelError("Input.Text", "Paste or write some text to check");
        }
        // Without the attribute that browsers know: they would cut a long paste without a word.
        if (Input.Text?.Length > InputModel.MostCharacters)
        {
            ModelState.AddModelError("Input.Text", TextLimit.Has("The text", InputModel.MostCharacters));
        }
        if (!ModelState.IsValid)
        {
            return;
        }
        Report = published.Library.LanguageGuide.CheckPlain(Input.Text!);
        Measured = ReadingAge.Of(Input.Text!);
        Parts = [.. PartsOf(Input.Text!, Report.Findings)];
    }

    private static IEnumerable<(string, int?)> PartsOf(string text, IReadOnlyList<LanguageFinding> findings)
    {
        var at = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            yield return (text[at..findings[i].Start], null);
            at = findings[i].Start + findings[i].Length;
            yield return (text[findings[i].Start..at], i + 1);
        }
        yield return (text[at..], null);
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>Some eight pages.</summary>
        public const int MostCharacters = 20_000;

        /// <summary>As pasted.</summary>
        public string? Text { get; set; }
    }
}
