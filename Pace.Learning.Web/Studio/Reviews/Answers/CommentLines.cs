using System.Text.Json.Serialization;
using Pace.Learning.Web.Studio.Reviews.Comments;

namespace Pace.Learning.Web.Studio.Reviews.Answers;

/// <summary>Parents' comments by line, for the page on which the document is written.</summary>
internal static class CommentLines
{
    /// <summary>Answers with them; nothing of it may be kept.</summary>
    public static async Task<IResult> GetAsync(Guid id, HttpContext http, CommentsReader reader, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await reader.OfAsync(id, cancellation) is { } comments
            ? Results.Json([.. comments.Select(c => new CommentLine(
                c.Comment.Id, c.Line, c.IsChanged, c.IsGone, c.Comment.Phrase, c.Words, c.Voice is { } voice ? VoiceNotes.Address(voice.Id) : null, c.By, c.Comment.Number, c.Comment.SavedAt, c.Comment.Answer?.Outcome.ToString(), c.Because, c.Comment.Answer?.FirstName))],
                CommentLinesJson.Default.IReadOnlyListCommentLine)
            : Results.NotFound();
    }
}

/// <summary>A comment, beside its line.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Line">The line of the text as it is now, from 1; <c>null</c>: all of it, or gone.</param>
/// <param name="IsChanged">Whether the paragraph says something else than when it was read.</param>
/// <param name="IsGone">Whether its paragraph isn't there any more.</param>
/// <param name="Phrase">Words of it that are meant.</param>
/// <param name="Words">What the parent writes.</param>
/// <param name="Voice">Where what they say aloud is heard.</param>
/// <param name="By">The parent, as they want to be named.</param>
/// <param name="Revision">The revision that they read.</param>
/// <param name="SavedAt">When (UTC).</param>
/// <param name="Outcome">What became of it: one of <see cref="CommentOutcome"/>.</param>
/// <param name="Because">What was said about that.</param>
/// <param name="AnsweredBy">Who said so.</param>
internal sealed record CommentLine(
    Guid Id, int? Line, bool IsChanged, bool IsGone, string? Phrase, string Words, string? Voice, string By, int Revision, DateTime SavedAt, string? Outcome, string? Because, string? AnsweredBy);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<CommentLine>))]
internal sealed partial class CommentLinesJson : JsonSerializerContext;
