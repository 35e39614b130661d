using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Contributions.Share;

/// <summary>Something that might tell people who a family is.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Length">How long it is.</param>
/// <param name="What">What it may be, in plain words.</param>
public sealed record IdentifyingDetail(int Start, int Length, string What);

/// <summary>
/// Points out what might tell people who a family is. It is a help and no gate: it finds too much rather than too little, and the parent decides.
/// </summary>
public static partial class IdentifyingDetails
{
    // Words that begin with a capital within a sentence and tell nobody's name.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "I", "I'm", "I'd", "I'll", "I've", "I’m", "I’d", "I’ll", "I’ve", "English", "Welsh", "British", "Christmas", "Easter", "Eid", "Diwali", "God", "TV", "OK",
        "CSE", "CCE", "NHS", "GP", "A&E", "CAMHS", "SEN", "EHCP", "UK", "PLO", "Pace", "Mum", "Dad", "Mam", "Nan", "Grandad",
    };

    private static readonly HashSet<string> FirstNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "aaliyah", "abdul", "adam", "aisha", "alex", "alice", "alisha", "amelia", "amina", "amy", "andrew", "anna", "anthony", "archie", "ava", "ben", "bethany", "callum",
        "cameron", "charlie", "charlotte", "chloe", "chris", "claire", "connor", "daisy", "daniel", "david", "declan", "demi", "dylan", "eleanor", "ella", "ellie", "emily", "emma",
        "ethan", "evie", "fatima", "finley", "freya", "george", "georgia", "grace", "hannah", "harry", "hassan", "holly", "ibrahim", "imran", "isabella", "isla", "jack",
        "jade", "jake", "james", "jamie", "jasmine", "jessica", "joe", "john", "jordan", "josh", "joshua", "julie", "karen", "katie", "kayleigh", "kelly", "khadija", "kieran",
        "kyle", "laura", "lauren", "leah", "leanne", "leo", "lewis", "liam", "lily", "logan", "louise", "lucy", "luke", "maisie", "maria", "maryam", "matthew", "megan", "mia",
        "michael", "millie", "mohammed", "muhammad", "molly", "natalie", "nathan", "niamh", "nicole", "noah", "oliver", "olivia", "omar", "oscar", "owen", "paige", "paul", "peter",
        "phoebe", "poppy", "rachel", "rebecca", "rhys", "robert", "ruby", "ryan", "sam", "samantha", "sarah", "scarlett", "shannon", "sian", "sophia", "sophie", "stephen",
        "summer", "susan", "thomas", "tia", "tom", "tracy", "tyler", "william", "yusuf", "zac", "zainab", "zara", "zoe",
    };

    /// <summary>What stands out, in the order of the text; places don't overlap.</summary>
    public static IReadOnlyList<IdentifyingDetail> In(string text)
    {
        var found = new List<IdentifyingDetail>();
        Add(found, Email().Matches(text), "An e-mail address");
        Add(found, Web().Matches(text), "A web address");
        Add(found, Handle().Matches(text), "A name on social media");
        Add(found, Postcode().Matches(text), "A postcode");
        Add(found, Phone().Matches(text), "A phone number");
        Add(found, Day().Matches(text), "A date");
        Add(found, Street().Matches(text), "A street");
        Add(found, Age().Matches(text), "Someone’s age");
        Add(found, School().Matches(text), "A school or college");
        Add(found, Place().Matches(text), "A place", "where");
        AddNames(found, text);
        return [.. found.OrderBy(d => d.Start)];
    }

    private static void Add(List<IdentifyingDetail> found, MatchCollection matches, string what, string? group = null)
    {
        foreach (Match match in matches)
        {
            var place = group is null ? match : match.Groups[group];
            if (!IsHarmless(place.Value))
            {
                AddOne(found, place.Index, place.Length, what);
            }
        }
    }

    private static void AddNames(List<IdentifyingDetail> found, string text)
    {
        foreach (Match match in Capitalised().Matches(text))
        {
            var word = match.Value;
            var isName = FirstNames.Contains(word.Split('\'', '’')[0]);
            if (isName || (!StartsSentence(text, match.Index) && !IsHarmless(word)))
            {
                AddOne(found, match.Index, match.Length, isName ? "A name" : "It may be a name or a place");
            }
        }
    }

    private static void AddOne(List<IdentifyingDetail> found, int start, int length, string what)
    {
        if (!found.Exists(d => start < d.Start + d.Length && d.Start < start + length))
        {
            found.Add(new IdentifyingDetail(start, length, what));
        }
    }

    private static bool IsHarmless(string word) => Harmless.Contains(word) || Months().IsMatch(word);

    private static bool StartsSentence(string text, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            var c = text[i];
            if (c is '.' or '!' or '?' or '…' or '\n' or ':')
            {
                return true;
            }
            if (!char.IsWhiteSpace(c) && c is not ('"' or '“' or '‘' or '\'' or '(' or '-' or '–' or '—' or '*'))
            {
                return false;
            }
        }
        return true;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}._%+-]+@[\p{L}\p{Nd}.-]+\.\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}@])@[\p{L}\p{Nd}_.]{2,}", RegexOptions.None, 1000)]
    private static partial Regex Handle();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<!\d)(?:\+\d{1,3}|0)(?:[\s().-]?\d){8,12}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:,?\s+\d{4})?"
        + @"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4})?"
        + @"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:19|20)\d{2}\b",
        RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(?:aged?\s+(?:of\s+)?)\d{1,2}\b|\b\d{1,2}[\s-]years?[\s-]old\b|\b(?:is|was|turned|just|only|at)\s+(?:1[0-9]|[5-9])\b(?!\s*(?:am|pm|o.clock|times|minutes|hours|days|weeks|months|years|of|%|:|\.\d))"
        + @"|\b(?:he|she|they|my\s+\w+)\s+(?:is|was|turned)\s+(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)\b|\byear\s+(?:[7-9]|1[0-3])\b",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?:[A-Z][\p{L}'’.]+\s+){1,4}(?:Primary|High|Secondary|Grammar|Academy|School|College|University|Nursery)(?:\s+(?:School|College|Academy))?\b", RegexOptions.None, 1000)]
    private static partial Regex School();

    [GeneratedRegex(@"\b(?:\d{1,4}[a-z]?\s+)?(?:[A-Z][\p{L}'’]+\s+){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Way|Place|Court|Gardens|Grove|Square|Hill|Row|Estate)\b", RegexOptions.None, 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"\b(?:in|at|from|near|to|outside|around)\s+(?<where>[A-Z][\p{L}'’-]+(?:(?:\s+|-)(?:upon|on|under|le|[A-Z][\p{L}'’-]+))*)", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*\b", RegexOptions.None, 1000)]
    private static partial Regex Capitalised();

    [GeneratedRegex("^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?$", RegexOptions.None, 1000)]
    private static partial Regex Months();
}
