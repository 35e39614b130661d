namespace Pace.Learning.Content.Blocks.Checks;

/// <summary>The rules for what a check of each kind must have.</summary>
internal static class CheckShape
{
    public static void Check(int line, CheckKind kind, CheckBody body, IReadOnlyList<ReadOption> options, FindingLog findings)
    {
        if (body.Question.Count == 0)
        {
            findings.Error(line, RuleNames.CheckNoQuestion, "A check needs a question above its list.");
        }
        CheckCount(line, kind, options.Count, findings);
        CheckDuplicates(options, findings);
        switch (kind)
        {
            case CheckKind.Single or CheckKind.Multiple:
                CheckRight(line, kind, options, findings);
                CheckFeedback(options, findings);
                break;
            case CheckKind.Matching:
                CheckPairs(options, findings);
                break;
            case CheckKind.Short when body.ModelAnswer.Count == 0:
                findings.Error(line, RuleNames.CheckNoModelAnswer, "A short check needs a model answer: a quote under its list of points.");
                break;
        }
    }

    private static void CheckCount(int line, CheckKind kind, int count, FindingLog findings)
    {
        var (least, most, what) = kind switch
        {
            CheckKind.Ordering => (3, 7, "items in a numbered list"),
            CheckKind.Matching => (3, 6, "pairs in a list"),
            CheckKind.Short => (1, 10, "points to look for in a list"),
            _ => (2, 10, "options, each a list item that starts with \"[ ]\" or \"[x]\""),
        };
        if (count < least)
        {
            findings.Error(line, RuleNames.CheckTooFewOptions, $"This check needs at least {least} {what}; it has {count}.");
        }
        else if (count > most)
        {
            findings.Error(line, RuleNames.CheckTooManyOptions, $"This check may have {most} {what}; it has {count}.");
        }
    }

    private static void CheckDuplicates(IReadOnlyList<ReadOption> options, FindingLog findings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in options)
        {
            if (option.Option.Text.Length > 0 && !seen.Add(option.Option.Text))
            {
                findings.Error(option.Line, RuleNames.CheckDuplicateOption, "Another option of this check says the same.");
            }
        }
    }

    private static void CheckRight(int line, CheckKind kind, IReadOnlyList<ReadOption> options, FindingLog findings)
    {
        var right = options.Count(o => o.Option.Right);
        if (right == 0 && options.Count > 0)
        {
            findings.Error(line, RuleNames.CheckNoRightOption, "No option is right: mark it with \"[x]\".");
        }
        else if (right > 1 && kind is CheckKind.Single)
        {
            findings.Error(line, RuleNames.CheckManyRightOptions, $"{right} options are right: a single check has one. Use \"kind: multiple\".");
        }
    }

    private static void CheckFeedback(IReadOnlyList<ReadOption> options, FindingLog findings)
    {
        foreach (var option in options.Where(o => o.Option.FeedbackHtml.Length == 0))
        {
            findings.Error(option.Line, RuleNames.CheckMissingFeedback, "Say something to whoever chose this: a line \"  > …\" under the option.");
        }
    }

    private static void CheckPairs(IReadOnlyList<ReadOption> options, FindingLog findings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in options)
        {
            if (option.Option.MatchText.Length == 0)
            {
                findings.Error(option.Line, RuleNames.BadValue, "A pair is written \"left => right\".");
            }
            else if (!seen.Add(option.Option.MatchText))
            {
                findings.Error(option.Line, RuleNames.CheckDuplicateOption, "Another pair of this check has the same right side.");
            }
        }
    }
}
