using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Parents.Messages;

/// <summary>What the manager fills in: the same in the form and in what is looked at before it goes.</summary>
internal sealed class WrittenMessage
{
    /// <summary>Names the message, so that it isn't sent twice.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [Required(ErrorMessage = "Write what you want to say")]
    [AtMost(GroupMessage.TextLength, What = "A message")]
    public string? Text { get; set; }
}
