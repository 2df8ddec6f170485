namespace Membership.Application.Common;

/// <summary>Marks what an answer shows once: it is not kept for replays, so that nobody gets it a second time.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownOnceAttribute : Attribute;
