using System.Globalization;
using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>What somebody sent for a check: each option's key with its value, and their own words.</summary>
/// <param name="Choices">By option key: chosen, the place in an order, the text of the match, or the mark.</param>
/// <param name="Text">Their own words, for a short check.</param>
/// <param name="Error">What to put right before it counts; <c>null</c> when it is complete.</param>
internal sealed record GivenAnswer(IReadOnlyDictionary<string, string> Choices, string Text, string? Error)
{
    /// <summary>The longest short answer, in characters.</summary>
    public const int TextLength = 5_000;

    public const string Chosen = "chosen";

    public static GivenAnswer Read(CheckBlock check, IFormCollection form) => check.Kind switch
    {
        CheckKind.Single => OfSingle(check, form),
        CheckKind.Multiple => OfMultiple(check, form),
        CheckKind.Ordering => OfOrdering(check, form),
        CheckKind.Matching => OfMatching(check, form),
        _ => OfShort(form),
    };

    /// <summary>The learner's marks of their own words.</summary>
    public static GivenAnswer ReadMarks(CheckBlock check, IFormCollection form)
    {
        var marks = Values(check, form, "mark", SelfMark.IsKnown);
        return new(marks, "", marks.Count < check.Options.Count ? "Mark every point, then save your marks." : null);
    }

    private static GivenAnswer OfSingle(CheckBlock check, IFormCollection form)
    {
        var choices = ChosenOptions(check, form);
        return new(choices, "", choices.Count == 1 ? null : "Choose one answer.");
    }

    private static GivenAnswer OfMultiple(CheckBlock check, IFormCollection form)
    {
        var choices = ChosenOptions(check, form);
        return new(choices, "", choices.Count > 0 ? null : "Choose at least one answer.");
    }

    private static GivenAnswer OfOrdering(CheckBlock check, IFormCollection form)
    {
        var places = Values(check, form, "place", v =>
            int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= check.Options.Count);
        var error = places.Count < check.Options.Count ? "Give every line its place."
            : places.Values.Distinct().Count() < places.Count ? "Two lines have the same place. Give each line a place of its own."
            : null;
        return new(places, "", error);
    }

    private static GivenAnswer OfMatching(CheckBlock check, IFormCollection form)
    {
        var matches = Values(check, form, "match", v => check.Options.Any(o => o.MatchText == v));
        return new(matches, "", matches.Count < check.Options.Count ? "Choose a match for every line." : null);
    }

    private static GivenAnswer OfShort(IFormCollection form)
    {
        var text = form["text"].ToString();
        var error = string.IsNullOrWhiteSpace(text) ? "Write a few words, then compare."
            : text.Length > TextLength ? $"Your answer is too long: use {TextLimit.AtMost(TextLength)}."
            : null;
        return new(new Dictionary<string, string>(), text, error);
    }

    private static Dictionary<string, string> ChosenOptions(CheckBlock check, IFormCollection form)
    {
        var chosen = form[Chosen];
        return check.Options.Where(o => chosen.Contains(o.Key)).ToDictionary(o => o.Key, _ => Chosen);
    }

    private static Dictionary<string, string> Values(CheckBlock check, IFormCollection form, string field, Func<string, bool> isKnown) =>
        check.Options.Select(o => (o.Key, Value: form[$"{field}.{o.Key}"].ToString())).Where(x => isKnown(x.Value)).ToDictionary(x => x.Key, x => x.Value);
}
