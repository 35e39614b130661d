using System.Security.Cryptography;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews.Anchors;

namespace Pace.Learning.Web.Studio.Reviews.Comments;

/// <summary>
/// What a parent says about a part of a draft, or about all of it. The words are the parent's, sealed with their key; when they take them back the row goes. The paragraph and the
/// phrase are the document's own words.
/// </summary>
public sealed class ReviewComment : IContestedRow
{
    /// <summary>The longest comment, and the longest answer, in characters.</summary>
    public const int WordsLength = 2000;

    /// <summary>The longest phrase, in characters.</summary>
    public const int PhraseLength = 300;

    private ReviewComment()
    {
    }

    internal ReviewComment(Guid id, Guid documentId, int number, Guid participantId, ParagraphAnchor? anchor, byte[] sealedWords, string? phrase, DateTime now)
    {
        (Id, DocumentId, Number, ParticipantId, SealedWords, Phrase, SavedAt) = (id, documentId, number, participantId, sealedWords, phrase, now);
        (Paragraph, Before, After) = (anchor?.Text, anchor?.Before, anchor?.After);
    }

    /// <summary>Which. It was given out with the form, so that sending twice is sending once.</summary>
    public Guid Id { get; private set; }

    /// <summary>About what.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>The revision that they read.</summary>
    public int Number { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The words, sealed for <see cref="WordsPurpose"/>.</summary>
    public byte[] SealedWords { get; private set; } = [];

    /// <summary>The paragraph as it was read; <c>null</c>: it is about all of the document.</summary>
    public string? Paragraph { get; private set; }

    /// <summary>The mark of the paragraph before it.</summary>
    public string? Before { get; private set; }

    /// <summary>The mark of the paragraph after it.</summary>
    public string? After { get; private set; }

    /// <summary>Words of the paragraph that it is about; <c>null</c>: all of them.</summary>
    public string? Phrase { get; private set; }

    /// <summary>When it was saved last (UTC).</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>What became of it.</summary>
    public CommentAnswer? Answer { get; private set; }

    /// <summary>When a mail told the parent of the answer (UTC).</summary>
    public DateTime? AnswerToldAt { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>What the words are sealed for.</summary>
    public string WordsPurpose => PurposeOf(Id);

    /// <summary>What the answer's words are sealed for: they may tell what was said.</summary>
    public string AnswerPurpose => $"review-comment/{Id:N}/answer";

    /// <summary>What a recording of it belongs to.</summary>
    public Guid VoicePlace => VoicePlaceOf(Id, ParticipantId);

    /// <summary>
    /// What a recording of a comment belongs to. The comment's id comes with a form, and other recordings belong to what has an id too: nobody can choose this one so that it is one of theirs.
    /// </summary>
    public static Guid VoicePlaceOf(Guid id, Guid participantId) => new(SHA256.HashData([.. "review-comment/voice"u8, .. id.ToByteArray(), .. participantId.ToByteArray()]).AsSpan(0, 16));

    /// <summary>What the words of a comment are sealed for.</summary>
    public static string PurposeOf(Guid id) => $"review-comment/{id:N}/words";

    internal ParagraphAnchor? Anchor => Paragraph is { } text ? new ParagraphAnchor(text, Before ?? "", After ?? "") : null;

    /// <summary>The parent says it in other words. What was answered was answered to the old ones, and stays until somebody answers anew.</summary>
    public void Change(byte[] sealedWords, string? phrase, DateTime now) => (SealedWords, Phrase, SavedAt, Version) = (sealedWords, phrase, now, Version + 1);

    /// <summary>An editor says what became of it.</summary>
    public void Reply(CommentAnswer answer) => (Answer, AnswerToldAt, Version) = (answer, null, Version + 1);

    /// <summary>A mail tells the parent that there are answers.</summary>
    public void Tell(DateTime now) => (AnswerToldAt, Version) = (now, Version + 1);
}

/// <summary>What an editor says became of a comment.</summary>
/// <param name="Outcome">What.</param>
/// <param name="By">Who says so.</param>
/// <param name="FirstName">Their first name, as it was then.</param>
/// <param name="At">When (UTC).</param>
/// <param name="SealedWords">More about it, sealed with the parent's key.</param>
public sealed record CommentAnswer(CommentOutcome Outcome, Guid By, string FirstName, DateTime At, byte[]? SealedWords)
{
    /// <summary>The longest first name that is kept, in characters.</summary>
    public const int NameLength = 60;
}

/// <summary>What became of a comment.</summary>
public enum CommentOutcome
{
    /// <summary>The text was changed.</summary>
    Done,

    /// <summary>It stays as it is, and why.</summary>
    NotDone,

    /// <summary>There was nothing to change.</summary>
    Thanks,
}

internal sealed class ReviewCommentMapping : IEntityTypeConfiguration<ReviewComment>
{
    public void Configure(EntityTypeBuilder<ReviewComment> builder)
    {
        builder.ToTable("ReviewComments");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Paragraph).HasMaxLength(ParagraphAnchor.TextLength);
        builder.Property(c => c.Before).HasMaxLength(ParagraphAnchor.MarkLength);
        builder.Property(c => c.After).HasMaxLength(ParagraphAnchor.MarkLength);
        builder.Property(c => c.Phrase).HasMaxLength(ReviewComment.PhraseLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Anchor);
        builder.Ignore(c => c.VoicePlace);
        builder.OwnsOne(c => c.Answer, a =>
        {
            a.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(20);
            a.Property(x => x.FirstName).HasMaxLength(CommentAnswer.NameLength);
        });
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId);
        builder.BelongsToParticipant(c => c.ParticipantId);
        builder.HasIndex(c => c.DocumentId);
        builder.HasIndex(c => c.ParticipantId);
    }
}
