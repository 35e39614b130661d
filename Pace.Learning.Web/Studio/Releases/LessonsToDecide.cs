using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>A lesson about whose learners somebody decides before it goes, or before it comes.</summary>
internal sealed record LessonToDecide
{
    /// <summary>The lesson's id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Who finished it and who is in it; of a new one: of the lessons that it stands among.</summary>
    public required LessonLearners Learners { get; init; }

    /// <summary>Whether it comes, and does not go.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether it was there before: whoever finished it then has.</summary>
    public bool IsBack { get; init; }

    /// <summary>Lessons in which they can go on, or that they finished.</summary>
    public required IReadOnlyList<SelectListItem> Others { get; init; }

    /// <summary>The question.</summary>
    public string Question => IsBack ? $"“{Title}” comes back. Who has finished it, beside those who did before?" : IsNew ? $"“{Title}” is new. Who has finished it already?" : $"“{Title}” goes. What becomes of those who learn in it?";

    /// <summary>How many they are, in words; a few are not counted out.</summary>
    public string Words => IsNew
        ? $"{People(Learners.Finished, "has", "have")} finished a lesson of this module."
        : $"{People(Learners.Finished, "has", "have")} finished it. {People(Learners.InIt, "is", "are")} in it now.";

    /// <summary>The answers.</summary>
    public IReadOnlyList<Choice> Outcomes => IsNew
        ?
        [
            new(nameof(LessonOutcome.CountsAsDone), "Whoever finished the lesson that I choose", "It was a part of that one. They needn’t read it again."),
            new(nameof(LessonOutcome.TakenAgain), IsBack ? "Nobody: everybody else reads it" : "Nobody: everybody reads it", "Also those who were further on."),
        ]
        :
        [
            new(nameof(LessonOutcome.CountsAsDone), "It counts as done", "Whoever finished it has finished the lesson that you choose. Whoever is in it goes on there."),
            new(nameof(LessonOutcome.GoesOn), "They go on in another lesson", "Whoever is in it goes on in the lesson that you choose. Nobody has finished that one by this."),
            new(nameof(LessonOutcome.TakenAgain), "It is taken again", "What they did in it counts no more. They read what the course has now."),
        ];

    /// <summary>What was decided; or what is missing, by the end of the field's name.</summary>
    public (LearnerDecision? Decision, Refusal? Missing) Read(DecisionForm? form)
    {
        if (!Enum.TryParse<LessonOutcome>(form?.Becomes, out var outcome) || Outcomes.All(o => o.Value != form!.Becomes))
        {
            return (null, new Refusal(nameof(DecisionForm.Becomes), IsNew ? $"Say who has finished “{Title}” already" : $"Say what becomes of those who learn in “{Title}”"));
        }
        if (outcome is LessonOutcome.TakenAgain)
        {
            return (new LearnerDecision(Id, outcome, null, IsNew), null);
        }
        return Others.Any(o => o.Value == form!.Other)
            ? (new LearnerDecision(Id, outcome, form!.Other, IsNew), null)
            : (null, new Refusal(nameof(DecisionForm.Other), "Choose the lesson"));
    }

    private static string People(int number, string one, string many) => number switch
    {
        0 => $"Nobody {one}",
        < SmallNumbers.Fewest => $"A few learners {many}",
        _ => $"{number} learners {many}",
    };
}

/// <summary>The answer about one lesson, as a form sends it.</summary>
internal sealed class DecisionForm
{
    /// <summary>The lesson's id.</summary>
    public string? Id { get; set; }

    /// <summary>One of <see cref="LessonOutcome"/>.</summary>
    public string? Becomes { get; set; }

    /// <summary>The other lesson's id.</summary>
    public string? Other { get; set; }
}

/// <summary>Finds lessons that go or come in the middle of somebody's course.</summary>
internal sealed class LessonsToDecide(PublishedContent published, LessonSuccession learners)
{
    /// <summary>Those among ids that would be gone; lessons in which nobody learns are left out.</summary>
    /// <param name="gone">Ids, of lessons and of anything else.</param>
    /// <param name="to">The library as it would be.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<LessonToDecide>> GoneAsync(IReadOnlyCollection<string> gone, ContentLibrary to, CancellationToken cancellation)
    {
        var places = gone.Where(id => !id.Contains('/', StringComparison.Ordinal)).Select(id => published.Library.TryGetLessonById(id, out var place) ? place : null).OfType<LessonPlace>().ToList();
        var known = await learners.OfAsync([.. places.Select(p => p.Lesson.Id)], cancellation);
        return
        [
            .. places.Where(p => known.ContainsKey(p.Lesson.Id)).Select(p => new LessonToDecide
            {
                Id = p.Lesson.Id, Title = p.Lesson.Title, Learners = known[p.Lesson.Id],
                Others = Options(to.Courses.FirstOrDefault(c => c.Id == p.Course.Id)?.Lessons.Where(l => l.Id != p.Lesson.Id) ?? []),
            }),
        ];
    }

    /// <summary>A lesson that goes by being taken from the public.</summary>
    public Task<IReadOnlyList<LessonToDecide>> RetiredAsync(Document document, CancellationToken cancellation) =>
        GoneAsync([.. published.Library.Courses.SelectMany(c => c.Lessons).Where(l => l.Path == document.Path).Select(l => l.Id)], published.Library, cancellation);

    /// <summary>A lesson that comes into a module of which somebody has finished a part; <c>null</c>: nobody has.</summary>
    public async Task<LessonToDecide?> NewAsync(Document document, string text, CancellationToken cancellation)
    {
        if (document.Kind is not DocumentKind.Lesson || document is { PublishedNumber: not null, Retirement: null } || published.Library.Courses.SelectMany(c => c.Lessons).Any(l => l.Path == document.Path))
        {
            return null;
        }
        var to = published.Preview(new MemoryFolder(new Dictionary<string, string> { [document.Path] = text })).Library;
        if (to.Courses.SelectMany(LessonPlace.InOrder).FirstOrDefault(p => p.Lesson.Path == document.Path) is not { } place)
        {
            return null;
        }
        var before = place.Module.Lessons.Where(l => l.Id != place.Lesson.Id).ToList();
        var known = await learners.OfAsync([.. before.Select(l => l.Id)], cancellation);
        var finished = before.Where(l => known.TryGetValue(l.Id, out var people) && people.Finished > 0).ToList();
        return finished.Count == 0 ? null : new LessonToDecide
        {
            Id = place.Lesson.Id, Title = place.Lesson.Title, IsNew = true, IsBack = document.Retirement is not null, Learners = new LessonLearners(finished.Max(l => known[l.Id].Finished), 0), Others = Options(finished),
        };
    }

    private static IReadOnlyList<SelectListItem> Options(IEnumerable<Lesson> lessons) => [new("Choose", ""), .. lessons.Select(l => new SelectListItem(l.Title, l.Id))];
}
