export const isOpen = (hour) => hour >= 6 && hour < 18;
